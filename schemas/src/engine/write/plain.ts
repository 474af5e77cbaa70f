import { resolvePlain } from '../read/scalar.ts';

const shape = /^[\w/.](?:[\w/.@+:=~^$%*?!()&;,<>|-]*[\w/.@+=~^$%*?!()&;,<>|-])?$/;
const word = /^(?:y|yes|n|no|on|off|true|false|null|~)$/i;

/**
 * Whether a text without quotes is read as that string by Helm, and by readers of YAML 1.2 and of times in base 60 too.
 * Blanks are left to {@link readsPlainWords}.
 */
function oneWord(text: string): boolean {
  if (!shape.test(text) || word.test(text) || text === '---' || text === '...') return false;
  if (/^[-+.\d]/.test(text) && (/^[-+]?[\d_]+(?::[\d_.]+)+$/.test(text) || /^[-+]?0[xob]/i.test(text) || !Number.isNaN(Number(text))))
    return false;
  return resolvePlain(text).type === 'string';
}

/** Whether a text may stand without quotes in a block of YAML. */
export const readsPlain = (text: string): boolean =>
  text.includes(' ') ? /^[A-Za-z]/.test(text) && text.split(' ').every((part) => /^[\w/.@+=-]+$/.test(part)) : oneWord(text);

/** The same between the brackets of a flow, where a comma would end it. */
export const readsPlainInFlow = (text: string): boolean => readsPlain(text) && !/[,[\]{}]/.test(text);
