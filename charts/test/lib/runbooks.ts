import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './helm.ts';

const folder = path.join(root, 'docs/runbooks');
export const pages: readonly string[] = readdirSync(folder).toSorted();
export const read = (page: string): string => readFileSync(path.join(folder, page), 'utf8');

export interface Command {
  readonly page: string;
  readonly text: string;
}

/** Commands of the blocks of a page, and those in its sentences that leave nothing out. */
const commandsOf = (page: string): Command[] => {
  const text = read(page);
  const blocks = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) => block.split('\n').map((line) => line.trim()));
  const inline = [...text.replaceAll(/```[\s\S]*?```/g, '').matchAll(/`((?:kubectl|helm) [^`]*)`/g)].map(([, code = '']) => code);
  return [...blocks, ...inline.filter((code) => !code.includes('…'))].filter((line) => line !== '').map((line) => ({ page, text: line }));
};

export const commands: readonly Command[] = pages.flatMap(commandsOf);
