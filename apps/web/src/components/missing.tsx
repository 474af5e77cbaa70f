import { answerWith } from '../lib/answer-status.ts';
import { NothingHere } from './nothing-here.tsx';

/** In place of a page whose event is not there. Next.js' own way of saying so, `notFound()`, shows nothing without JavaScript. */
export function Missing() {
  answerWith(404);
  return <NothingHere />;
}
