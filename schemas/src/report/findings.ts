import { docsOf } from '../cli/output/docs.ts';
import { codeFrame } from '../cli/output/frame.ts';
import type { Result } from '../cli/output/result.ts';
import { styleOf } from '../cli/output/style.ts';
import { positionOf, type Span } from '../engine/source.ts';
import { pathText } from '../engine/tree.ts';
import { markup, type Html } from './html.ts';
import { anchor } from './table.ts';

const place = (span: Span): string => {
  const { file, line, column } = positionOf(span);
  return `${file}:${line}:${column}`;
};

/** Every finding with its code frame; `rows` are the paths that the table has. */
export function findingsHtml({ findings, redaction }: Result, rows: ReadonlySet<string>): Html {
  if (findings.length === 0) return markup`<p class="clean">No findings.</p>`;
  const style = styleOf(false);
  return markup`${findings.map(({ code, severity, path, at, message, help, related, environments }) => {
    const masks = redaction.masks(at.source);
    const frame = masks ? codeFrame(at, masks, 110, style, (text) => text).join('\n') : undefined;
    const text = pathText(path);
    const row = rows.has(text) ? text : [...rows].find((one) => one.startsWith(`${text}.`) || one.startsWith(`${text}[`));
    const subject = row === undefined ? markup`<code>${text}</code>` : markup`<a href="#${anchor(row)}"><code>${text}</code></a>`;
    return markup` <article class="finding ${severity}">
      <h3>
        <span class="badge ${severity}">${severity}</span> ${path.length > 0 && markup`${subject} `}<span class="where">${place(at)}</span>
      </h3>
      <p>${message}</p>
      ${frame !== undefined && markup` <pre tabindex="0">${frame}</pre>`}${help !== undefined && markup` <p class="help">${help}</p>`}${(
        related ?? []
      ).map((other) => markup` <p class="related">${place(other.at)}: ${other.message}</p>`)}
      <p class="meta">
        ${environments.map((name) => markup`<span class="chip">${name}</span> `)}<a href="${docsOf(code)}" rel="noreferrer">${code}</a>
      </p>
    </article>`;
  })}`;
}
