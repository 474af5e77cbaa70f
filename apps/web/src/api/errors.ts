/** The api did not answer, or not with GraphQL, or is of another release: nothing that the visitor did. */
export class ApiUnavailable extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(`the api did not answer: ${reason}`, options);
    this.name = 'ApiUnavailable';
  }
}

export interface GraphqlError {
  readonly message: string;
  readonly extensions?: {
    readonly code?: string;
    readonly fields?: Readonly<Record<string, string>>;
    /** Under which the api has logged the error. */
    readonly errorId?: string;
  };
}

/** The api refused an operation. `code` is the first error's. */
export class ApiError extends Error {
  readonly code: string;
  /** Message per input field, where the api names one. */
  readonly fields: Readonly<Record<string, string>>;
  // Private, or a log line of the error would have it.
  readonly #setCookie: readonly string[];

  constructor(errors: readonly GraphqlError[], setCookie: readonly string[] = []) {
    super(errors.map((error) => error.message).join('; '));
    this.name = 'ApiError';
    this.code = errors[0]?.extensions?.code ?? 'UNKNOWN';
    this.fields = Object.assign({}, ...errors.map((error) => error.extensions?.fields ?? {})) as Record<string, string>;
    this.#setCookie = setCookie;
  }

  /** A refusal may renew or end the session, too. */
  get setCookie(): readonly string[] {
    return this.#setCookie;
  }
}
