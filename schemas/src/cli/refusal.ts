import type { Io, Shared } from './command.ts';
import type { Evaluation } from './evaluate.ts';
import { layoutOf } from './output/layout.ts';
import { renderFinding } from './output/text.ts';
import { redactionOf } from './redact/redaction.ts';

/** Says on the standard error why Helm refuses an environment. */
export function sayRefusal(evaluation: Evaluation, environment: string, shared: Shared, io: Io): void {
  const redaction = redactionOf(evaluation.chart, evaluation);
  const layout = { ...layoutOf(shared, io), columns: undefined };
  for (const finding of evaluation.refused.get(environment) ?? []) {
    const shown = { ...finding, message: redaction.scrub(finding.message), environments: [environment] };
    io.stderr.write(`${renderFinding(shown, { redaction }, layout)}\n\n`);
  }
  io.stderr.write(`values: Helm refuses the values of ${environment}\n`);
}
