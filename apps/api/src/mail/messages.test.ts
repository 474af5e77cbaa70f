import { describe, expect, it } from 'vitest';
import { templates, type Occasion } from './messages.ts';

const now = new Date('2026-11-24T10:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

const occasion = (overrides: Partial<Occasion> = {}, event: object = {}): Occasion => ({
  event: {
    id: 'e1',
    title: 'Picnic',
    venue: 'Park',
    startsAt: later(60),
    endsAt: later(120),
    cancelledAt: null,
    ...event,
  } as Occasion['event'],
  user: { name: 'Ada', email: 'ada@example.org' },
  attends: true,
  payments: [],
  appUrl: 'https://app.example.com',
  ...overrides,
});

const open = { status: 'open' as const, holdsUntil: later(30) };

describe('a message', () => {
  it.each(Object.entries(templates))('%s names the event and leads to it', (_kind, template) => {
    const { to, subject, text } = template.compose(occasion());
    expect(to).toBe('ada@example.org');
    expect(subject).toContain('Picnic');
    expect(text).toContain('https://app.example.com/events/e1');
  });

  it('has no line break in its subject', () => {
    for (const template of Object.values(templates))
      expect(template.compose(occasion({}, { title: 'a\r\nBcc: eve@example.org' })).subject).not.toMatch(/[\r\n]/);
  });

  it('about a place says until when it is kept, if it has to be paid', () => {
    expect(templates.place.compose(occasion({ attends: false, payments: [open] })).text).toMatch(
      /kept for you until Tuesday,? 24 November 2026.* 10:30 UTC/,
    );
    expect(templates.place.compose(occasion()).text).toContain('It is yours');
  });

  it('about a cancellation tells of the refund, the same before and after it', () => {
    const texts = (['paid', 'refundDue', 'refunded'] as const).map(
      (status) => templates.cancellation.compose(occasion({ payments: [{ status, holdsUntil: now }] })).text,
    );
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('given back');
    expect(templates.cancellation.compose(occasion({ payments: [{ status: 'expired', holdsUntil: now }] })).text).not.toContain(
      'given back',
    );
  });
});

describe('it is too late for', () => {
  const started = { startsAt: now };
  const cancelled = { cancelledAt: now };
  it.each([
    ['a reminder of an event that has begun', 'reminder', occasion({}, started), 'the event had started'],
    ['a reminder of a cancelled event', 'reminder', occasion({}, cancelled), 'the event was cancelled'],
    ['feedback about a cancelled event', 'feedback', occasion({}, cancelled), 'the event was cancelled'],
    ['a cancellation when the event would be over', 'cancellation', occasion({}, { endsAt: now, ...cancelled }), 'the event was over'],
    ['a place at an event that has begun', 'place', occasion({}, started), 'the event had started'],
    ['a place at a cancelled event', 'place', occasion({}, cancelled), 'the event was cancelled'],
    ['a place that was given up', 'place', occasion({ attends: false }), 'the place was given up'],
    [
      'a place that was not paid in time',
      'place',
      occasion({ attends: false, payments: [{ status: 'open', holdsUntil: now }] }),
      'the place was no longer kept',
    ],
  ] as const)('%s', (_name, kind, what, reason) => expect(templates[kind].obsolete(what, now)).toBe(reason));

  it.each([
    ['a reminder', 'reminder', occasion()],
    ['feedback', 'feedback', occasion({}, { startsAt: later(-120), endsAt: later(-60) })],
    ['a cancellation', 'cancellation', occasion({}, cancelled)],
    ['a free place', 'place', occasion()],
    ['a place to pay for', 'place', occasion({ attends: false, payments: [open] })],
  ] as const)('nothing: %s in time', (_name, kind, what) => expect(templates[kind].obsolete(what, now)).toBeUndefined());
});
