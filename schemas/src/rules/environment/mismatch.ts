import { everywhere, type Rule } from '../rule.ts';

/** `prod`, `prod-eu` and `values/prod.yaml` are meant to be prod; `tenant-1` is free to choose. */
const named = /(?:^|\/)(dev|stage|prod)(?:-[^/]*?)?(?:\.ya?ml)?$/;

export const mismatch: Rule = {
  code: 'environment/mismatch',
  title: 'An environment says that it is another one',
  explanation: `\`environment\` decides which policy applies: with \`environment: dev\` in \`values/prod.yaml\` no rule about production runs, and nothing else tells.
An environment called \`dev\`, \`stage\` or \`prod\`, or something that begins so and goes on with \`-\`, such as \`prod-eu\`, says that it is that one; others choose.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: '# values/prod.yaml\nenvironment: stage\n',
  good: '# values/prod.yaml\nenvironment: prod\n',
  *check({ name, environment }) {
    const meant = named.exec(name)?.[1];
    if (meant === undefined || meant === environment) return;
    yield {
      path: ['environment'],
      message: `the environment ${name} is judged as ${environment}, not as ${meant}`,
      help: `write environment: ${meant}, or give it another name`,
    };
  },
};
