import type { Resolved } from './scalar.ts';

/** What is surprising about a plain scalar: how Helm reads it, and what other readers or people take it for. */
export interface Trap {
  readonly code: 'yaml/boolean-word' | 'yaml/octal' | 'yaml/number-form' | 'yaml/large-integer';
  /** What was found, without the text itself. */
  readonly found: string;
  /** What Helm makes of it. */
  readonly helm: string;
  readonly help: string;
}

const booleanWord = /^(?:y|yes|on|n|no|off)$/i;

/** The trap in a plain scalar without a tag, if there is one. */
export function trapOf(text: string, resolved: Resolved): Trap | undefined {
  switch (resolved.type) {
    case 'bool':
      if (!booleanWord.test(text)) return undefined;
      return {
        code: 'yaml/boolean-word',
        found: 'a word without quotes that YAML 1.1 takes for a boolean',
        helm: `Helm reads ${resolved.value}`,
        help: `write ${resolved.value} for the boolean, or put the word in quotes for text`,
      };
    case 'int':
      return integerTrap(text, resolved.value, resolved.exact);
    case 'float':
      return floatTrap(text, resolved.value);
    default:
      return undefined;
  }
}

function integerTrap(text: string, value: number, exact: bigint): Trap | undefined {
  const plain = text.replaceAll('_', '');
  if (BigInt(value) !== exact) return tooLarge(value);
  if (/^[-+]?0(?:[0-7]+|[oO][0-7]+)$/.test(plain)) {
    if (Number(plain) === value && !/[oO]/.test(plain)) return undefined;
    return {
      code: 'yaml/octal',
      found: 'an integer that begins with 0, which Helm takes for octal',
      helm: `Helm reads ${exact}`,
      help: `write ${exact} for the number, or put it in quotes for text`,
    };
  }
  const common = /^(?:[-+]?\d+|0x[0-9a-fA-F]+)$/.test(text);
  return common ? undefined : form(exact);
}

function floatTrap(text: string, value: number): Trap | undefined {
  if (/^[-+]?[1-9][\d_]*$/.test(text) && BigInt(text.replaceAll(/[+_]/g, '')) !== BigInt(value)) return tooLarge(value);
  // Readers of YAML 1.1 want a point and a sign in the exponent, those of 1.2 allow no underscore; 089 is octal gone wrong.
  const exponent = /^[-+]?\d+(?:\.\d*)?[eE]\d/.test(text) || /^[-+]?\d+[eE]/.test(text);
  const zeroLed = /^[-+]?0\d/.test(text);
  return text.includes('_') || exponent || zeroLed ? form(value) : undefined;
}

const tooLarge = (value: number): Trap => ({
  code: 'yaml/large-integer',
  found: 'an integer beyond 2^53, which no 64-bit float holds exactly',
  helm: `Helm reads ${BigInt(value)}`,
  help: 'put it in quotes to keep every digit',
});

const form = (value: bigint | number): Trap => ({
  code: 'yaml/number-form',
  found: 'a notation that some YAML readers take for a number and others for text',
  helm: `Helm reads the number ${value}`,
  help: `write ${value} for the number, or put it in quotes for text`,
});
