/** An address with a password in it; digits behind a colon are a port. */
const address = /:\/\/[^\s/?#@]*:(?!\d*(?:[/?#]|$))[^\s@]*@/;
/** A connection string such as `Server=db;Password=x`. */
const pair = /(?:^|[^a-z])(?:password|passwd|pwd|accountkey|sharedaccesskey)\s*=\s*[^\s;&]/i;

/** Whether a text holds a password, wherever it stands. */
export const hasCredentials = (value: unknown): boolean => typeof value === 'string' && (address.test(value) || pair.test(value));
