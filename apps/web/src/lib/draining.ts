// The server and the bundled app are two module graphs in one process: a registered symbol is what they share.
const key = Symbol.for('landfall.web.draining');
const shared = globalThis as { [key]?: boolean };

export const setDraining = () => {
  shared[key] = true;
};
/** True from the first signal on. */
export const isDraining = () => shared[key] === true;
