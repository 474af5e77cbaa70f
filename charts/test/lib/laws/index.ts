import type { Law } from './law.ts';
import * as metadata from './metadata.ts';
import * as pods from './pods.ts';
import * as secrets from './secrets.ts';
import * as security from './security.ts';
import * as selectors from './selectors.ts';
import * as targets from './targets.ts';

/** What holds of every render, whatever its values are. */
export const laws: Readonly<Record<string, Law>> = {
  'pods find what they refer to': pods.podsFindWhatTheyReferTo,
  'mounts have volumes': pods.mountsHaveVolumes,
  'what hooks need is there before them': pods.whatHooksNeedIsThereBefore,
  'hooks have weights': pods.hooksHaveWeights,
  'scalers scale what exists, alone': targets.scalersScaleWhatExists,
  'triggers authenticate': targets.triggersAuthenticate,
  'routes lead to Services, and Services to pods': targets.routesLeadToServices,
  'certificates are there': targets.certificatesAreThere,
  'monitors find their targets': targets.monitorsFindTheirTargets,
  'roles are bound': targets.rolesAreBound,
  'stores are there': targets.storesAreThere,
  'selectors are for one workload': selectors.selectorsAreForOneWorkload,
  'no two owners or budgets act on one pod': selectors.noTwoActOnOnePod,
  'every pod is closed by default': selectors.everyPodIsClosedByDefault,
  'labels are complete': metadata.labelsAreComplete,
  'annotations are strings, and complete': metadata.annotationsAreStrings,
  'a release has one name': metadata.aReleaseHasOneName,
  'names fit DNS': metadata.namesFitDns,
  'pods are restricted': security.podsAreRestricted,
  'our containers are tight': security.ourContainersAreTight,
  'rights are asked for': security.rightsAreAskedFor,
  'secrets stay in Secrets': secrets.secretsStayInSecrets,
  'secrets come from one source': secrets.secretsComeFromOneSource,
  'variables come by reference': secrets.variablesComeByReference,
};
