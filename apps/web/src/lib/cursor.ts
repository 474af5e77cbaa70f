type Params = Readonly<Record<string, string | string[] | undefined>>;

/** The cursor in a page's address. */
export const cursorOf = (params: Params): string | null => [params['after']].flat()[0] || null;

/** The address of a page of a list. */
export const pagePath = (path: string, after?: string): string => (after ? `${path}?${new URLSearchParams({ after })}` : path);
