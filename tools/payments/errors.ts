/** An answer other than 2xx, in the form of Stripe's errors: https://docs.stripe.com/api/errors */
export class ApiError extends Error {
  readonly status: number;
  readonly type: string;
  readonly code: string | undefined;
  readonly param: string | undefined;

  constructor(status: number, message: string, { type = 'invalid_request_error', code, param }: Details = {}) {
    super(message);
    this.status = status;
    this.type = type;
    this.code = code;
    this.param = param;
  }

  get body(): object {
    return {
      error: { type: this.type, ...(this.code && { code: this.code }), message: this.message, ...(this.param && { param: this.param }) },
    };
  }
}

interface Details {
  readonly type?: string;
  readonly code?: string;
  readonly param?: string;
}

export const missing = (param: string) => new ApiError(400, `Missing required param: ${param}.`, { code: 'parameter_missing', param });
export const invalid = (param: string, message: string) => new ApiError(400, message, { code: 'parameter_invalid', param });
export const noSuch = (kind: string, id: string, param: string) =>
  new ApiError(404, `No such ${kind}: '${id}'`, { code: 'resource_missing', param });
