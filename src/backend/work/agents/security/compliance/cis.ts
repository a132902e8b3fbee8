/**
 * What of the benchmarks of the Center for Internet Security (https://www.cisecurity.org/cis-benchmarks) can be told from
 * files: Docker 1.6 (4 images, 5 how they run, by Compose), Kubernetes 1.9 (5 policies), AWS Foundations 3.0 (by
 * Terraform). In our words; what only a running system shows is left out.
 */
import { type ControlList, controlsOf } from './control.ts';

const href = 'https://www.cisecurity.org/cis-benchmarks';

const docker: ControlList = {
  name: 'CIS Docker 1.6',
  href,
  controls: [
    ...controlsOf(
      'image',
      `
      4.1 Images run as a user of their own | image-runs-as-root
      4.2 Base images are trusted ones | unpinned-image copy-from-unknown-stage
      4.3 Images hold no needless packages | sudo-in-image recommended-packages apt-in-script
      4.6 Images have a health check | healthcheck-missing
      4.7 Package lists are updated with what is installed | apt-update-alone
      4.8 No program is setuid | setuid-program
      4.9 COPY in place of ADD | add-instead-of-copy
      4.10 No secret stands in a Dockerfile | secret-in-image secret-file-in-image password-in-build-step
      4.11 Packages are verified | unsigned-packages unverified-download download-piped-to-shell unchecked-certificate`,
    ),
    ...controlsOf(
      'containers',
      `
      5.2 AppArmor stays on | apparmor-off
      5.4 Capabilities are dropped | capabilities-not-dropped capability-added dangerous-capability
      5.5 No container is privileged | privileged-container
      5.6 No sensitive folder of the host is mounted | sensitive-host-path
      5.7 No SSH in containers | ssh-port
      5.8 Ports below 1024 are not taken | privileged-port
      5.9 Only needed ports are open | database-port-published
      5.10 The host's network is not shared | host-namespace
      5.11 Memory has a limit | no-memory-limit
      5.12 CPU has a limit | no-cpu-limit
      5.13 The root filesystem is read-only | writable-root-filesystem
      5.14 Ports are bound to one address | port-on-all-addresses
      5.15 Restarts have an end | restart-without-end
      5.18 No device of the host is handed in | host-device
      5.20 Mounts are not shared | shared-mount
      5.22 Seccomp stays on | seccomp-profile
      5.25 Control groups are the usual ones | cgroup-parent
      5.26 No container gets more rights later | privilege-escalation-allowed
      5.29 Processes have a limit | process-limit-missing
      5.32 The socket of Docker is not mounted | container-engine-socket`,
    ),
  ],
};

const kubernetes: ControlList = {
  name: 'CIS Kubernetes 1.9, policies',
  href,
  controls: controlsOf(
    'kubernetes',
    `
    5.1.1 cluster-admin only where it is needed | cluster-admin-binding
    5.1.2 Few may read secrets | rbac-secret-access
    5.1.3 No wildcards in roles | rbac-wildcard
    5.1.4 Few may create workloads | rbac-create-workloads
    5.1.5 Default service accounts are not used | default-service-account
    5.1.6 Tokens of service accounts are mounted where needed | service-account-token
    5.1.8 Nobody may give themselves rights | rbac-escalation
    5.1.10 Few may reach nodes | rbac-node-access
    5.1.11 Few may approve certificates | rbac-certificate-approval
    5.1.12 Few may change admission | rbac-webhook
    5.1.13 Few may issue tokens | rbac-service-account-token
    5.2.1 A policy of pod security is enforced | pod-security-privileged
    5.2.2 No privileged containers | privileged-container
    5.2.3 Processes, IPC and network of the host are not shared (with 5.2.4 and 5.2.5) | host-namespace shared-process-namespace
    5.2.6 No privilege escalation | privilege-escalation-allowed
    5.2.7 No containers as root | container-as-root low-user-id root-group
    5.2.8 Capabilities are dropped (with 5.2.10) | capabilities-not-dropped
    5.2.9 No capabilities are added | capability-added dangerous-capability
    5.2.11 No host processes of Windows | windows-host-process
    5.2.12 No folders of the host | host-path-volume sensitive-host-path
    5.2.13 No ports of the host | host-port
    5.3.2 Namespaces have network policies | no-network-policy network-policy-open
    5.4.1 Secrets are files rather than variables | secret-as-variable secret-in-configmap secret-manifest
    5.7.1 The default namespace is not used (with 5.7.4) | default-namespace system-namespace
    5.7.2 Seccomp is on | seccomp-profile
    5.7.3 Pods have a security context | security-context-missing writable-root-filesystem`,
  ),
};

const aws: ControlList = {
  name: 'CIS AWS Foundations 3.0, by Terraform',
  href,
  controls: controlsOf(
    'aws',
    `
    1.8 Passwords are long enough, and not used again (with 1.9) | weak-password-policy
    1.15 Users have rights by groups | iam-user-credentials
    1.16 No policy allows everything | iam-admin-policy iam-wildcard-action
    2.1.4 Buckets block public access | public-access-block-off public-storage-bucket
    2.2.1 Disks and databases are encrypted (with 2.3.1 and 2.4.1) | storage-not-encrypted
    2.3.2 Databases take minor upgrades | minor-upgrades-off
    2.3.3 Databases are not public | publicly-accessible-service
    3.1 Trails cover all regions, and are verified (with 3.2) | audit-log-off
    3.5 Trails are encrypted with a key of yours | no-customer-managed-key
    3.6 Keys rotate | key-rotation-off
    3.7 Networks keep flow logs | flow-logs-off
    5.1 No network lets everybody in to ports of administration (with 5.2 and 5.3) | unrestricted-ingress network-rules-allow-all
    5.5 Routes to peers are narrow | peering-route-too-wide
    5.6 Machine metadata asks for a token | instance-metadata-v1`,
  ),
};

export const cisLists: readonly ControlList[] = [docker, kubernetes, aws];
