/** What Artifact Hub shows of a version of the chart, beside what Chart.yaml says by hand. */
import { stringify } from 'yaml';

const kinds = ['added', 'changed', 'deprecated', 'removed', 'fixed', 'security'] as const;

export interface Change {
  readonly kind: (typeof kinds)[number];
  readonly description: string;
}

/** The newest entry of a changelog in the form of Keep a Changelog. */
export function newestChanges(changelog: string): Change[] {
  const [, entry = ''] = changelog.split(/^## .*$/m);
  const changes = entry.split(/^### /m).flatMap((section) => {
    const [heading = '', ...lines] = section.split('\n');
    const kind = kinds.find((one) => one === heading.trim().toLowerCase());
    if (!kind) return [];
    const items = lines.join('\n').split(/^- /m).slice(1);
    return items.map((item) => ({ kind, description: item.trim().replaceAll(/\s*\n\s*/g, ' ') }));
  });
  if (changes.length === 0) throw new Error('CHANGELOG.md: expected items below "### Added" or its like in the newest entry, found none');
  return changes;
}

/** The images by name; which registry and which build they come from, the values say. */
export const imagesOf = (appVersion: string) => ['api', 'web'].map((name) => ({ name, image: `landfall-${name}:${appVersion}` }));

/** Annotations that are worked out, as Artifact Hub reads them: YAML in a text. */
export const annotations = (changelog: string, appVersion: string): Record<string, string> => ({
  'artifacthub.io/changes': stringify(newestChanges(changelog), { lineWidth: 120 }),
  'artifacthub.io/images': stringify(imagesOf(appVersion), { lineWidth: 0 }),
});
