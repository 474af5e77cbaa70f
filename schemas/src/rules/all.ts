import { databaseConnections } from './connections/database.ts';
import { redisConnections } from './connections/redis.ts';
import { whileDraining } from './connections/while-draining.ts';
import { brokenPodsBlock } from './disruption/broken-pods-block.ts';
import { budgetMissing } from './disruption/missing.ts';
import { noEviction } from './disruption/no-eviction.ts';
import { onePlace } from './disruption/one-place.ts';
import { protectsNothing } from './disruption/protects-nothing.ts';
import { toleratesEverything } from './disruption/tolerates-everything.ts';
import { twoBounds } from './disruption/two-bounds.ts';
import { mismatch } from './environment/mismatch.ts';
import { certificateMissing } from './hosts/certificate-missing.ts';
import { cookieDomainsDiffer } from './hosts/cookie-domains-differ.ts';
import { corsTooWide } from './hosts/cors-too-wide.ts';
import { corsWithoutApp } from './hosts/cors-without-app.ts';
import { outsideCookieDomain } from './hosts/outside-cookie-domain.ts';
import { outsideDomain } from './hosts/outside-domain.ts';
import { portNotServed } from './hosts/port-not-served.ts';
import { publicSuffix } from './hosts/public-suffix.ts';
import { sameHosts } from './hosts/same.ts';
import { urlNotRouted } from './hosts/url-not-routed.ts';
import { localRegistry } from './images/local-registry.ts';
import { mutableTag } from './images/mutable-tag.ts';
import { neverPulled } from './images/never-pulled.ts';
import { sharedBucket } from './isolation/bucket.ts';
import { sharedCookies } from './isolation/cookies.ts';
import { sharedHosts } from './isolation/hosts.ts';
import { sharedRedis } from './isolation/redis.ts';
import { sharedSecrets } from './isolation/secrets.ts';
import { ofTheChart } from './labels/of-the-chart.ts';
import { deadlineBeyondHelmTimeout } from './migrations/deadline-beyond-helm-timeout.ts';
import { migrationsDisabled } from './migrations/disabled.ts';
import { orderAnnotations } from './migrations/order-annotations.ts';
import { retriesBeyondDeadline } from './migrations/retries-beyond-deadline.ts';
import { ttlInWaves } from './migrations/ttl-in-waves.ts';
import { intervalTooLong } from './monitoring/interval-too-long.ts';
import { metricsBlocked } from './monitoring/metrics-blocked.ts';
import { timeoutBeyondInterval } from './monitoring/timeout-beyond-interval.ts';
import { unwatched } from './monitoring/unwatched.ts';
import { addressBlocked } from './network/address-blocked.ts';
import { dataOpen } from './network/data-open.ts';
import { hostBits } from './network/host-bits.ts';
import { ingressOpen } from './network/ingress-open.ts';
import { noDns } from './network/no-dns.ts';
import { noIngress } from './network/no-ingress.ts';
import { noPeers } from './network/no-peers.ts';
import { policiesOff } from './network/policies-off.ts';
import { redisPort } from './network/redis-port.ts';
import { urlPort } from './network/url-port.ts';
import { noObject } from './objects/no-object.ts';
import { noText } from './objects/no-text.ts';
import { objectOfTheChart } from './objects/of-the-chart.ts';
import { twice } from './objects/twice.ts';
import { containerNames } from './pods/container-names.ts';
import { initKeepsRunning } from './pods/init-keeps-running.ts';
import { mountHides } from './pods/mount-hides.ts';
import { mountTwice } from './pods/mount-twice.ts';
import { subPath } from './pods/sub-path.ts';
import { volumeMissing } from './pods/volume-missing.ts';
import { volumeReserved } from './pods/volume-reserved.ts';
import { volumeSources } from './pods/volume-sources.ts';
import { inClusterService } from './production/in-cluster-service.ts';
import { introspection } from './production/introspection.ts';
import { logLevel } from './production/log-level.ts';
import { nodeEnv } from './production/node-env.ts';
import { plaintextUrl } from './production/plaintext-url.ts';
import { redisTls } from './production/redis-tls.ts';
import { replicas } from './production/replicas.ts';
import { tls } from './production/tls.ts';
import { drainShorterThanJob } from './queues/drain-shorter-than-job.ts';
import { workerGraceTooShort } from './queues/grace-too-short.ts';
import { jobsOutnumberConnections } from './queues/jobs-outnumber-connections.ts';
import { notServed } from './queues/not-served.ts';
import { cpuUnit } from './resources/cpu-unit.ts';
import { limitMissing } from './resources/limit-missing.ts';
import { memoryUnit } from './resources/memory-unit.ts';
import { requestAboveLimit } from './resources/request-above-limit.ts';
import { cannotBegin } from './rollout/cannot-begin.ts';
import { deadlineBeforeReady } from './rollout/deadline-before-ready.ts';
import { graceBeyondNodeDrain } from './rollout/grace-beyond-node-drain.ts';
import { graceTooShort } from './rollout/grace-too-short.ts';
import { leavesBeforeLoadBalancer } from './rollout/leaves-before-load-balancer.ts';
import { longerThanHelmTimeout } from './rollout/longer-than-helm-timeout.ts';
import { noDrain } from './rollout/no-drain.ts';
import { readinessGatesElsewhere } from './rollout/readiness-gates-elsewhere.ts';
import { readyBeforeRegistered } from './rollout/ready-before-registered.ts';
import { registrationUnderestimated } from './rollout/registration-underestimated.ts';
import { socketsCut } from './rollout/sockets-cut.ts';
import { certificateIgnored } from './routing/certificate-ignored.ts';
import { gatewayClassMissing } from './routing/gateway-class-missing.ts';
import { gatewayMissing } from './routing/gateway-missing.ts';
import { gatewayNotOurs } from './routing/gateway-not-ours.ts';
import { socketsEndEarly } from './routing/sockets-end-early.ts';
import { timeoutsIgnored } from './routing/timeouts-ignored.ts';
import { activationIgnored } from './scaling/activation-ignored.ts';
import { bothAutoscalers } from './scaling/both-autoscalers.ts';
import { bounds } from './scaling/bounds.ts';
import { cpuRequestMissing } from './scaling/cpu-request-missing.ts';
import { fixed } from './scaling/fixed.ts';
import { kedaZero } from './scaling/keda-zero.ts';
import { memoryRequestMissing } from './scaling/memory-request-missing.ts';
import { noTarget } from './scaling/no-target.ts';
import { replicasIgnored } from './scaling/replicas-ignored.ts';
import { targetOutOfReach } from './scaling/target-out-of-reach.ts';
import { inlineForm } from './secrets/inline-form.ts';
import { inlineLeftover } from './secrets/inline-leftover.ts';
import { inlineSecrets } from './secrets/inline.ts';
import { nameTaken } from './secrets/name-taken.ts';
import { refreshInterval } from './secrets/refresh-interval.ts';
import { revisionIgnored } from './secrets/revision-ignored.ts';
import { rotationOff } from './secrets/rotation-off.ts';
import { storeAccount } from './secrets/store-account.ts';
import { storeNotOurs } from './secrets/store-not-ours.ts';
import { addressing } from './storage/addressing.ts';
import type { Comparison, Rule } from './rule.ts';

/** Every rule about one environment, by family. */
export const rules: readonly Rule[] = [
  mismatch,
  graceBeyondNodeDrain,
  graceTooShort,
  leavesBeforeLoadBalancer,
  longerThanHelmTimeout,
  noDrain,
  readyBeforeRegistered,
  registrationUnderestimated,
  socketsCut,
  cannotBegin,
  deadlineBeforeReady,
  readinessGatesElsewhere,
  brokenPodsBlock,
  budgetMissing,
  noEviction,
  onePlace,
  protectsNothing,
  toleratesEverything,
  twoBounds,
  activationIgnored,
  bothAutoscalers,
  bounds,
  cpuRequestMissing,
  fixed,
  kedaZero,
  memoryRequestMissing,
  noTarget,
  replicasIgnored,
  targetOutOfReach,
  cpuUnit,
  limitMissing,
  memoryUnit,
  requestAboveLimit,
  databaseConnections,
  redisConnections,
  whileDraining,
  containerNames,
  initKeepsRunning,
  mountHides,
  mountTwice,
  subPath,
  volumeMissing,
  volumeReserved,
  volumeSources,
  ofTheChart,
  deadlineBeyondHelmTimeout,
  migrationsDisabled,
  orderAnnotations,
  retriesBeyondDeadline,
  ttlInWaves,
  inClusterService,
  introspection,
  logLevel,
  nodeEnv,
  plaintextUrl,
  redisTls,
  replicas,
  tls,
  localRegistry,
  mutableTag,
  neverPulled,
  inlineForm,
  inlineLeftover,
  inlineSecrets,
  nameTaken,
  refreshInterval,
  revisionIgnored,
  rotationOff,
  storeAccount,
  storeNotOurs,
  certificateMissing,
  cookieDomainsDiffer,
  corsTooWide,
  corsWithoutApp,
  outsideCookieDomain,
  outsideDomain,
  portNotServed,
  publicSuffix,
  sameHosts,
  urlNotRouted,
  certificateIgnored,
  gatewayClassMissing,
  gatewayMissing,
  gatewayNotOurs,
  socketsEndEarly,
  timeoutsIgnored,
  addressBlocked,
  dataOpen,
  hostBits,
  ingressOpen,
  noDns,
  noIngress,
  noPeers,
  policiesOff,
  redisPort,
  urlPort,
  drainShorterThanJob,
  workerGraceTooShort,
  jobsOutnumberConnections,
  notServed,
  addressing,
  noObject,
  noText,
  objectOfTheChart,
  twice,
  intervalTooLong,
  metricsBlocked,
  timeoutBeyondInterval,
  unwatched,
];

/** Those that hold environments against each other. */
export const comparisons: readonly Comparison[] = [sharedBucket, sharedCookies, sharedHosts, sharedRedis, sharedSecrets];
