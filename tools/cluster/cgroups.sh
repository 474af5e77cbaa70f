# shellcheck shell=bash
# Sourced: the cgroup "landfall", below which each node's kubelet makes those of its pods. Version 2 hosts have one hierarchy, version 1
# hosts one for each controller. Version 2 has not been run yet.
CGROUP=landfall

cgroup_v2() { [ "$(stat -f -c %T /sys/fs/cgroup)" = cgroup2fs ]; }

cgroup_roots() {
  if cgroup_v2; then echo /sys/fs/cgroup; else awk '$3 ~ /^cgroup2?$/ { print $2 }' /proc/mounts; fi
}

cgroup_has() {
  if cgroup_v2; then grep -qw "$1" /sys/fs/cgroup/cgroup.controllers; else grep -qsE "cgroup .*[ ,]$1[ ,]" /proc/mounts; fi
}

cgroups_up() {
  local root group n
  for root in $(cgroup_roots); do
    ! cgroup_v2 || for group in "$root" "$root/$CGROUP"; do
      mkdir -p "$group"
      echo "+cpuset +cpu +memory +pids" >"$group/cgroup.subtree_control"
    done
    for group in "$CGROUP" $(for n in $(seq "$NODES"); do echo "$CGROUP/node$n"; done); do
      mkdir -p "$root/$group"
      # A version 1 cpuset starts empty, and an empty one takes no process.
      [ ! -e "$root/$group/cpuset.cpus" ] || cgroup_v2 || { cat "$root/cpuset.cpus" >"$root/$group/cpuset.cpus"; cat "$root/cpuset.mems" >"$root/$group/cpuset.mems"; }
    done
  done
}

# The kernel takes a moment to let go of a group whose last process has ended.
cgroups_down() {
  local root
  for root in $(cgroup_roots); do
    [ ! -d "$root/$CGROUP" ] || until_ok 10 find "$root/$CGROUP" -depth -type d -exec rmdir {} +
  done
}
