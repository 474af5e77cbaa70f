export const observeRedis = (): (() => void) => () => {};
