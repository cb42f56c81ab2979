import type { Plugin } from 'vite'

export function shadowCss(css: string): string
export function shadowStyles(): Plugin
export function withoutDefaults(): Plugin
export function framePage(): Plugin
