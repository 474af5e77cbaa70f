/** Validation of `POST /emails` as Resend does it: https://resend.com/docs/api-reference/emails/send-email and …/errors. */

export interface Email {
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly reply_to: readonly string[];
  readonly subject: string;
  readonly html: string | null;
  readonly text: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly tags: readonly { readonly name: string; readonly value: string }[];
}

/** An answer other than 2xx, in the form of Resend's errors. */
export class ApiError extends Error {
  readonly statusCode: number;
  readonly code: string;
  constructor(statusCode: number, code: string, message: string) {
    super(message);
    this.statusCode = statusCode;
    this.code = code;
  }
}

const maxRecipients = 50;
const address = /^[^\s@<>"(),:;[\]\\]+@[^\s@<>"(),:;[\]\\]+\.[^\s@<>"(),:;[\]\\]+$/;
const named = /^[^<>\r\n]*<([^<>]+)>$/;

const isAddress = (value: string) => address.test((named.exec(value)?.[1] ?? value).trim());
const invalid = (message: string) => new ApiError(422, 'validation_error', message);
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function addresses(field: string, value: unknown): string[] {
  const list: unknown[] = value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
  if (list.length > maxRecipients) throw invalid(`The \`${field}\` field must have at most ${maxRecipients} items.`);
  return list.map((item) => {
    if (typeof item === 'string' && isAddress(item)) return item;
    throw invalid(
      `Invalid \`${field}\` field. The email address needs to follow the \`email@example.com\` or \`Name <email@example.com>\` format.`,
    );
  });
}

function optionalText(field: string, value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw invalid(`The \`${field}\` field must be a \`string\`.`);
  return value;
}

function headers(value: unknown): Record<string, string> {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw invalid('The `headers` field must be an `object`.');
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, String(text)]));
}

function tags(value: unknown): Email['tags'] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw invalid('The `tags` field must be an `array`.');
  return value.map((tag: unknown) => {
    if (!isObject(tag) || typeof tag.name !== 'string' || typeof tag.value !== 'string')
      throw invalid('Each of the `tags` needs a `name` and a `value`.');
    if (!/^[\w-]{1,256}$/.test(tag.name) || !/^[\w-]{0,256}$/.test(tag.value))
      throw invalid('Tags should only contain ASCII letters, numbers, underscores, or dashes.');
    return { name: tag.name, value: tag.value };
  });
}

/** @throws ApiError 422 that names the first bad field */
export function parseEmail(body: unknown): Email {
  if (!isObject(body)) throw invalid('The request body must be a JSON object.');
  for (const field of ['from', 'to', 'subject'])
    if (body[field] === undefined || body[field] === null || body[field] === '')
      throw new ApiError(422, 'missing_required_field', `Missing \`${field}\` field.`);
  const [from, ...others] = addresses('from', body.from);
  if (from === undefined || others.length > 0) throw invalid('The `from` field must be one email address.');
  const to = addresses('to', body.to);
  if (to.length === 0) throw new ApiError(422, 'missing_required_field', 'Missing `to` field.');
  if (typeof body.subject !== 'string') throw invalid('The `subject` field must be a `string`.');
  if (/[\r\n]/.test(body.subject)) throw invalid('The `subject` field must not contain line breaks.');
  const html = optionalText('html', body.html);
  const text = optionalText('text', body.text);
  if (html === null && text === null) throw new ApiError(422, 'validation_error', 'Missing `html` or `text` field.');
  for (const field of ['attachments', 'scheduled_at', 'template'])
    if (body[field] !== undefined && body[field] !== null) throw invalid(`The \`${field}\` field is not supported by this inbox.`);
  return {
    from,
    to,
    cc: addresses('cc', body.cc),
    bcc: addresses('bcc', body.bcc),
    reply_to: addresses('reply_to', body.reply_to),
    subject: body.subject,
    html,
    text,
    headers: headers(body.headers),
    tags: tags(body.tags),
  };
}

/** The bare address of `Name <email@example.com>`, in lower case. */
export const bareAddress = (value: string) => (named.exec(value)?.[1] ?? value).trim().toLowerCase();
