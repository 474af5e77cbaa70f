import { isRecord, type Layer, type Path, type Position, type Values } from './layer.ts';

/** What the templates of one environment see as `.Values`, and which file said what. */
export interface Effective {
  readonly values: Values;
  /** The place that supplied the value at a path, or the nearest parent that some file has. */
  readonly sourceOf: (path: Path) => Position;
}

/** Merges as Helm does: overlays in order, maps deeply, anything else replaced; then over the defaults, where null deletes. */
export function mergeLayers(defaults: Layer, overlays: readonly Layer[]): Effective {
  const overlay = overlays.reduce<Values>((merged, layer) => override(merged, layer.values), {});
  const layers = [...overlays].toReversed().concat(defaults);
  return {
    values: coalesce(defaults.values, overlay),
    sourceOf: (path) => {
      for (let length = path.length; length > 0; length--) {
        for (const layer of layers) {
          const position = layer.locate(path.slice(0, length));
          if (position) return position;
        }
      }
      return { file: (layers[0] ?? defaults).file, line: 1, column: 1 };
    },
  };
}

/** A later file over an earlier one: null is kept, so that it can still delete a default. */
function override(base: Values, over: Values): Values {
  const merged = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const old = merged[key];
    merged[key] = isRecord(old) && isRecord(value) ? override(old, value) : value;
  }
  return merged;
}

function coalesce(defaults: Values, over: Values): Values {
  const merged = { ...defaults };
  for (const [key, value] of Object.entries(over)) {
    const fallback = defaults[key];
    if (value === null && key in defaults) delete merged[key];
    else merged[key] = isRecord(fallback) && isRecord(value) ? coalesce(fallback, value) : value;
  }
  return merged;
}
