import { createHash } from 'node:crypto';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CodeInfo, Finding } from '../../engine/finding.ts';
import type { Span } from '../../engine/source.ts';
import { pathText } from '../../engine/tree.ts';
import { docsOf, project } from './docs.ts';
import { region, type Result } from './result.ts';

/**
 * Findings as SARIF 2.1.0, for code scanning.
 * @param catalogue what is known of the codes; a code that is not in it gets a rule without words
 */
export function renderSarif(result: Result, catalogue: readonly CodeInfo[], version: string): string {
  const codes = [...new Set(result.findings.map(({ code }) => code))].toSorted();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'values', informationUri: project, semanticVersion: version, rules: codes.map((code) => rule(code, catalogue)) },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { ROOT: { description: { text: 'Root of the repository, --root of the command' } } },
        invocations: [{ executionSuccessful: true }],
        properties: { environments: result.environments },
        results: fingerprinted(result.findings).map(([finding, fingerprint]) => ({
          ruleId: finding.code,
          ruleIndex: codes.indexOf(finding.code),
          level: finding.severity,
          message: { text: text(finding) },
          locations: [location(finding.at, finding)],
          ...(finding.related?.length
            ? { relatedLocations: finding.related.map(({ at, message }, id) => ({ id, ...location(at), message: { text: message } })) }
            : {}),
          partialFingerprints: { 'finding/v1': fingerprint },
          properties: { environments: finding.environments, path: pathText(finding.path) },
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function rule(code: string, catalogue: readonly CodeInfo[]) {
  const info = catalogue.find((one) => one.code === code);
  if (!info) return { id: code, helpUri: docsOf(code) };
  const example = `Wrong:\n\n\`\`\`yaml\n${info.bad.trimEnd()}\n\`\`\`\n\nRight:\n\n\`\`\`yaml\n${info.good.trimEnd()}\n\`\`\``;
  return {
    id: code,
    shortDescription: { text: info.title },
    fullDescription: { text: info.explanation },
    help: { text: info.explanation, markdown: `${info.explanation}\n\n${example}` },
    helpUri: docsOf(code),
    defaultConfiguration: { level: info.severity },
  };
}

const text = ({ path: at, message, help }: Finding): string =>
  `${at.length > 0 ? `${pathText(at)}: ` : ''}${message}${help === undefined ? '' : ` – ${help}`}`;

/** A flag is in no file: it has a logical location only. */
function location(at: Span, finding?: Finding) {
  const { file, line, column, endLine, endColumn } = region(at);
  const logical = finding && finding.path.length > 0 ? [{ fullyQualifiedName: pathText(finding.path), kind: 'member' }] : [];
  if (at.source.kind === 'flag') return { logicalLocations: [{ name: file, kind: 'parameter' }, ...logical] };
  return {
    physicalLocation: {
      artifactLocation: artifact(file),
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
    ...(logical.length > 0 ? { logicalLocations: logical } : {}),
  };
}

const artifact = (file: string) =>
  path.isAbsolute(file) ? { uri: pathToFileURL(file).href } : { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'ROOT' };

/** Stays the same while lines above come and go; the same problem twice in a file is counted. */
function fingerprinted(findings: readonly Finding[]): [Finding, string][] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const key = [finding.code, finding.at.source.name, pathText(finding.path), finding.message].join('\0');
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    return [finding, createHash('sha256').update(`${key}\0${nth}`).digest('hex').slice(0, 32)];
  });
}
