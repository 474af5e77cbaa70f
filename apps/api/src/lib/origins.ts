/** The origins in CORS_ORIGINS. */
export const originsOf = (list: string): string[] => list.split(',').map((origin) => new URL(origin).origin);
