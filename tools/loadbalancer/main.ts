/** `main.ts`: the controller. `main.ts config`: prints the configuration that HAProxy starts with, before any Ingress is known. */
import { readConfig, type Config } from './config.ts';
import { Controller } from './controller.ts';
import { HAProxy } from './haproxy.ts';
import { render } from './render.ts';

const resync = 1000; // HAProxy may have been restarted

const log = (...words: unknown[]) => console.log(new Date().toISOString(), ...words);

function readOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    console.error(`load balancer: ${(error as Error).message}`);
    process.exit(78);
  }
}

async function control(config: Config): Promise<void> {
  const { watchCluster } = await import('./watch.ts');
  let wake = () => {};
  const controller = new Controller(config, new HAProxy(config), log);
  const cluster = watchCluster(log, () => wake());
  log('watching', config.delays);
  let problem = 'not started yet';
  for (;;) {
    const woken = new Promise<void>((resolve) => (wake = resolve));
    let due = Infinity;
    try {
      const objects = cluster.objects();
      if (objects) {
        due = await controller.round(objects);
        for (const ingress of objects.ingresses) await cluster.publish(ingress, config.port);
        if (problem !== '') log('in step'); // tools/loadbalancer/up waits for it
        problem = '';
      }
    } catch (error) {
      if ((error as Error).message !== problem) log((error as Error).message);
      problem = (error as Error).message;
    }
    const timer = setTimeout(wake, Math.max(0, Math.min(resync, due - Date.now())));
    await woken;
    clearTimeout(timer);
  }
}

const config = readOrExit();
if (process.argv[2] === 'config') console.log(render(config, [], [], new Map()).text);
else await control(config);
