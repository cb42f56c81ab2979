import { TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { isListed } from '~/domain/whatIfMachines'
import { Button } from '~/ui/Button'
import '~/ui/mantineControls'
import { quote } from '~/ui/table/tableAddress'
import styles from './WhatIf.module.css'

interface OtherTypeProps {
  readonly onAdd: (instanceType: string) => void
}

/** A type of no family in use, by its name at the cloud; one of unknown size is refused, since nobody could say what fits on it. */
export function OtherType({ onAdd }: OtherTypeProps) {
  const [text, setText] = useState('')
  const [refused, setRefused] = useState<string | null>(null)
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const type = text.trim()
    if (!isListed(type)) return setRefused(type)
    onAdd(type)
    setText('')
  }
  return (
    <form className={styles.otherType} aria-label="Add a type by its name" onSubmit={add} noValidate>
      <TextInput
        label="A type that is not in the list"
        placeholder="m7g.large"
        size="sm"
        autoComplete="off"
        spellCheck={false}
        value={text}
        error={
          refused !== null &&
          `What ${refused === '' ? 'such a type' : quote(refused)} holds is not known here. Write it as the cloud does: m7g.large, Standard_D4s_v5, n2-standard-4.`
        }
        onChange={({ currentTarget }) => {
          setText(currentTarget.value)
          setRefused(null)
        }}
      />
      <Button type="submit">Add it</Button>
    </form>
  )
}
