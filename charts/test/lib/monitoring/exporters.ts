/**
 * Metrics of others that rules and dashboards use, with the labels that matter there: kube-state-metrics 2, the kubelet's cAdvisor,
 * External Secrets Operator, prom-client 15 and Prometheus itself.
 */
export const exporters: Readonly<Record<string, readonly string[]>> = {
  up: [],
  kube_deployment_spec_replicas: ['deployment'],
  kube_deployment_status_condition: ['deployment', 'condition', 'status'],
  kube_deployment_status_replicas_available: ['deployment'],
  kube_horizontalpodautoscaler_spec_max_replicas: ['horizontalpodautoscaler'],
  kube_horizontalpodautoscaler_spec_min_replicas: ['horizontalpodautoscaler'],
  kube_horizontalpodautoscaler_status_desired_replicas: ['horizontalpodautoscaler'],
  kube_job_failed: ['job_name', 'condition'],
  kube_pod_container_info: ['container', 'image', 'image_spec', 'uid'],
  kube_pod_container_resource_limits: ['container', 'resource', 'unit', 'node', 'uid'],
  kube_pod_container_status_restarts_total: ['container', 'uid'],
  container_cpu_cfs_periods_total: ['container', 'image', 'id', 'name'],
  container_cpu_cfs_throttled_periods_total: ['container', 'image', 'id', 'name'],
  container_cpu_usage_seconds_total: ['container', 'image', 'id', 'name', 'cpu'],
  container_memory_working_set_bytes: ['container', 'image', 'id', 'name'],
  externalsecret_status_condition: ['name', 'condition', 'status', 'exported_namespace'],
};

/** Labels that a scrape adds, by Prometheus' own rules and by those of the monitors. */
export const targetLabels: readonly string[] = ['namespace', 'pod', 'container', 'endpoint', 'instance', 'job', 'component'];
