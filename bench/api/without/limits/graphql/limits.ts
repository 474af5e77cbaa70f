export const limitOperations = (): void => {};
