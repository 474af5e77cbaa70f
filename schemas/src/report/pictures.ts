import type { ConnectionBudget, ReplicaRange } from '../rules/budget.ts';
import { markup, type Html } from './html.ts';

/** Width of every picture in its own units; the page scales it. */
const width = 360;

/** Connections of each component, stacked up to the limit of the server. */
export function budgetPicture(title: string, { parts, reserved, total, limit, draining }: ConnectionBudget): Html {
  const most = Math.max(limit, total) * 1.04;
  const x = (n: number) => round((n / most) * width);
  const all = [...parts.map(({ component, total: n }) => ({ name: component as string, n })), { name: 'reserved', n: reserved }].filter(
    ({ n }) => n > 0,
  );
  let at = 0;
  const bars = all.map(({ name, n }, i) => {
    const from = at;
    at += n;
    const label = x(n) > 26 ? markup`<text x="${round(x(from) + x(n) / 2)}" y="31" class="in">${n}</text>` : undefined;
    return markup`<rect
        x="${x(from)}"
        y="14"
        width="${Math.max(0.5, round(x(n) - 1))}"
        height="26"
        class="${name === 'reserved' ? 'reserve' : `s${i % 6}`}"
        ><title>${name}: ${n}</title></rect
      >${label}`;
  });
  const over = total > limit;
  const summary = `${total} of ${limit} connections${over ? `, ${total - limit} too many` : `, ${limit - total} free`}`;
  return markup`<figure class="${over ? 'over' : 'within'}">
    <figcaption>${title} <b>${summary}</b></figcaption>
    <svg viewBox="0 0 ${width} 48" role="img" aria-label="${title}: ${summary}">
      <rect x="0" y="14" width="${x(limit)}" height="26" class="room" />
      ${bars}
      <line x1="${x(limit)}" x2="${x(limit)}" y1="6" y2="46" class="limit" />
    </svg>
    <ul class="legend">
      ${all.map(
        ({ name, n }, i) =>
          markup`<li>
            <svg viewBox="0 0 10 10" aria-hidden="true"><rect width="10" height="10" class="${name === 'reserved' ? 'reserve' : `s${i % 6}`}" /></svg
            >${name} <b>${n}</b>${sum(parts.find(({ component }) => component === name))}
          </li>`,
      )}
    </ul>
    ${draining > 0 && markup` <p class="note">Pods that still drain during a rollout may hold ${draining} more.</p>`}
  </figure>`;
}

const sum = (part: ConnectionBudget['parts'][number] | undefined) =>
  part && part.surge > 0 && markup` <span class="sum">(${part.pods} + ${part.surge}) × ${part.perPod}</span>`;

/** From the fewest to the most pods of each component; `most` is the same for all environments, so that they compare. */
export function replicaPicture(ranges: readonly ReplicaRange[], most: number): Html {
  const left = 128;
  const right = 44;
  const x = (n: number) => round(left + (n / Math.max(1, most)) * (width - left - right));
  const height = ranges.length * 24 + 6;
  const grid = Array.from({ length: Math.min(most, 10) + 1 }, (_, i) => Math.round((i * most) / Math.min(most, 10)));
  const lines = ranges.map(({ component, floor, ceiling, autoscaled }, i) => {
    const y = i * 24 + 15;
    const label = floor === ceiling ? String(floor) : `${floor}–${ceiling}`;
    return markup`<g
      ><title>${component}: ${label}${autoscaled && ', autoscaled'}</title
      ><text x="${left - 12}" y="${y + 4}" class="name">${component}</text
      ><line x1="${x(floor)}" x2="${x(ceiling)}" y1="${y}" y2="${y}" class="range" /><circle
        cx="${x(floor)}"
        cy="${y}"
        r="4.5"
        class="end"
      /><circle cx="${x(ceiling)}" cy="${y}" r="4.5" class="end${ceiling === floor ? '' : ' top'}" /><text
        x="${round(x(ceiling) + 10)}"
        y="${y + 4}"
        class="count"
        >${label}</text
      ></g
    >`;
  });
  const text = ranges.map(({ component, floor, ceiling }) => `${component} ${floor} to ${ceiling}`).join(', ');
  return markup`<figure>
    <figcaption>Replicas <b>fewest to most pods</b></figcaption>
    <svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Replicas: ${text}">
      ${grid.map((n) => markup`<line x1="${x(n)}" x2="${x(n)}" y1="2" y2="${height - 2}" class="grid" />`)}${lines}
    </svg>
  </figure>`;
}

const round = (n: number) => Math.round(n * 10) / 10;
