import { spawn } from 'node:child_process';

/**
 * Hands a ruleset to the kernel, in the network namespace of a node: all of it, or nothing.
 *
 * @throws Error with what nft said
 */
export function apply(namespace: string, ruleset: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const nft = spawn('nsenter', [`--net=/run/netns/${namespace}`, 'nft', '-f', '-'], { stdio: ['pipe', 'ignore', 'pipe'] });
    let said = '';
    nft.stderr.on('data', (data: Buffer) => (said += data.toString()));
    nft.on('error', reject);
    nft.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`nft in ${namespace} ended with ${code}: ${said.trim()}`))));
    nft.stdin.on('error', () => {}); // it ended before it read everything, and says why
    nft.stdin.end(ruleset);
  });
}
