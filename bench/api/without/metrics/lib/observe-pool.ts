export const observePool = (): void => {};
export const observed = <F>(call: F): F => call;
