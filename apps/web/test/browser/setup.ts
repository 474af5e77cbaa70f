import type { TestProject } from 'vitest/node';
import { startStack } from './stack.ts';

declare module 'vitest' {
  interface ProvidedContext {
    appUrl: string;
  }
}

/** One stack for all tests that leave it as it is. */
export default async function setup({ provide }: TestProject) {
  const stack = await startStack();
  provide('appUrl', stack.appUrl);
  return stack.stop;
}
