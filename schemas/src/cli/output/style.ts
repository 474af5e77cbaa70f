import { styleText } from 'node:util';

type Paint = (text: string) => string;

/** The few ways in which output is painted. */
export interface Style {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly error: Paint;
  readonly warning: Paint;
  readonly good: Paint;
  readonly path: Paint;
}

const plain: Paint = (text) => text;
const painted =
  (format: Parameters<typeof styleText>[0]): Paint =>
  (text) =>
    text === '' ? '' : styleText(format, text, { validateStream: false });

export const styleOf = (color: boolean): Style =>
  color
    ? {
        bold: painted('bold'),
        dim: painted('dim'),
        error: painted(['red', 'bold']),
        warning: painted(['yellow', 'bold']),
        good: painted('green'),
        path: painted('cyan'),
      }
    : { bold: plain, dim: plain, error: plain, warning: plain, good: plain, path: plain };
