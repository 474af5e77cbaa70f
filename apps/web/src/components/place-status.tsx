import type { EventDetails } from '../api/types.ts';
import { formatCount, formatNumber } from '../lib/format.ts';
import { Moment } from './event-time.tsx';
import { KeepFresh } from './keep-fresh.tsx';
import styles from './place-status.module.css';

/** What came back from the page to pay on. */
export type Payment = 'done' | 'cancelled' | undefined;

interface PlaceStatusProps {
  event: EventDetails;
  payment: Payment;
}

/** How the visitor's place stands, in words. */
export function PlaceStatus({ event, payment }: PlaceStatusProps) {
  switch (event.myPlace) {
    case 'CONFIRMED':
      return <p className={styles.going}>{payment === 'done' ? 'Thank you, it is paid: you are going' : 'You are going'}</p>;
    case 'WAITING':
      return (
        <div className={styles.status}>
          <p className={styles.strong}>
            You are number {formatCount(event.myWaitingPosition ?? event.waiting)} of {formatCount(event.waiting)} on the waiting list
          </p>
          <p>We write to you when a place is yours.</p>
          <KeepFresh seconds={20} times={90} />
        </div>
      );
    case 'HELD':
      return (
        <div className={styles.status}>
          {payment === 'done' ? (
            <>
              <output className={styles.strong}>The payment is on its way to us</output>
              <p>
                This takes a few seconds. <a href={`/events/${event.id}?payment=done`}>Look again</a>
              </p>
              <KeepFresh seconds={2} times={60} />
            </>
          ) : (
            <>
              <p className={styles.strong}>{payment === 'cancelled' ? 'You have not paid yet' : 'A place is held for you'}</p>
              <p>
                {event.myPlaceHeldUntil ? (
                  <>
                    It is yours until <Moment at={event.myPlaceHeldUntil} />, if you pay by then.
                  </>
                ) : (
                  'It is yours as soon as you pay.'
                )}
              </p>
            </>
          )}
        </div>
      );
    case 'NONE':
      return (
        <>
          {payment && <p className={styles.status}>Your place is not held any more.</p>}
          {event.full && (
            <div className={styles.status}>
              <p className={styles.strong}>This event is full.</p>
              <p>
                {event.waiting === 0
                  ? 'Nobody waits for a place yet.'
                  : `${formatNumber(event.waiting, 'person waits', 'people wait')} for a place.`}
              </p>
            </div>
          )}
        </>
      );
  }
}
