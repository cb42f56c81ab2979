import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

export const isRoot = () => process.getuid?.() === 0

export const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path))

/** True if the program ran and ended well. */
export const succeeds = (command, ...args) =>
  spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    // In runlevel 1 nothing is started: a service that comes with a package must not run here.
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
  }).status === 0

export const canInstall = () => isRoot() && existsSync('/etc/debian_version')

/** Installs Debian packages; true if all are there. `canInstall` tells where it makes sense to try. */
export const installPackages = (...names) =>
  succeeds('apt-get', 'update', '-qq') &&
  succeeds('apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...names)
