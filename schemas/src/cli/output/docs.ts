/** Where the catalogue of findings is published. */
const base = 'https://github.com/landfall/landfall/blob/main/docs/findings';

/** The page of one code. */
export const docsOf = (code: string): string => `${base}/${code}.md`;

export const project = 'https://github.com/landfall/landfall';
