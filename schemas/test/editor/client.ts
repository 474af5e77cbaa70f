import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Diagnostic {
  readonly message: string;
  /** Counted from 0. */
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

/** Settings of an editor by section: `yaml`, `http` and so on. */
export type Settings = Readonly<Record<string, unknown>>;

/** An editor as the YAML language server sees it, over the server's standard input and output. */
export class Editor {
  readonly #server: ChildProcessWithoutNullStreams;
  readonly #settings: Settings;
  readonly #answers = new Map<number, (result: unknown) => void>();
  readonly #published = new Map<string, (diagnostics: Diagnostic[]) => void>();
  #buffer = Buffer.alloc(0);
  #id = 0;

  private constructor(server: ChildProcessWithoutNullStreams, settings: Settings) {
    this.#server = server;
    this.#settings = settings;
    server.stdout.on('data', (chunk: Buffer) => this.#read(chunk));
  }

  /** Starts the server and opens a folder. */
  static async open(folder: string, settings: Settings): Promise<Editor> {
    const manifest = createRequire(import.meta.url).resolve('yaml-language-server/package.json');
    const bin = path.join(path.dirname(manifest), 'bin/yaml-language-server');
    const editor = new Editor(spawn(process.execPath, [bin, '--stdio'], { cwd: folder }), settings);
    const uri = pathToFileURL(folder).href;
    await editor.#request('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: path.basename(folder) }],
      capabilities: { workspace: { configuration: true, workspaceFolders: true } },
    });
    editor.#notify('initialized', {});
    return editor;
  }

  /** Opens a text under the name of a file, and gives what the server says of it; each file can be opened once. */
  diagnose(file: string, text: string): Promise<Diagnostic[]> {
    const uri = pathToFileURL(file).href;
    const published = new Promise<Diagnostic[]>((resolve) => this.#published.set(uri, resolve));
    this.#notify('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
    return published;
  }

  async close(): Promise<void> {
    await this.#request('shutdown', null);
    const ended = new Promise((resolve) => this.#server.once('exit', resolve));
    this.#notify('exit', null);
    await ended;
  }

  #request(method: string, params: unknown): Promise<unknown> {
    const id = ++this.#id;
    const answer = new Promise((resolve) => this.#answers.set(id, resolve));
    this.#send({ id, method, params });
    return answer;
  }

  #notify(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  #send(message: Message): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #read(chunk: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const head = this.#buffer.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/i.exec(this.#buffer.toString('latin1', 0, Math.max(head, 0)))?.[1]);
      const end = head + 4 + length;
      if (head === -1 || this.#buffer.length < end) return;
      const message = JSON.parse(this.#buffer.toString('utf8', head + 4, end)) as Message;
      this.#buffer = this.#buffer.subarray(end);
      this.#receive(message);
    }
  }

  #receive({ id, method, params, result }: Message): void {
    if (method === undefined) this.#answers.get(id as number)?.(result);
    else if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as { uri: string; diagnostics: Diagnostic[] };
      this.#published.get(uri)?.(diagnostics);
    } else if (id !== undefined) {
      const sections = (params as { items?: { section: string }[] } | undefined)?.items;
      // Other requests of the server, such as registering for changes, need no answer but that they were heard.
      this.#send({ id, result: sections?.map(({ section }) => this.#settings[section] ?? null) ?? null });
    }
  }
}
