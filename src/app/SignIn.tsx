import { TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { tokenIn } from '~/api/reader'
import { Button } from '~/ui/Button'
import '~/ui/mantineControls'
import { StateMessage } from '~/ui/StateMessage'
import styles from './AccountForm.module.css'
import type { Session } from './session'

/**
 * Asks for the reader's own token, where no host hands one over. The field is never controlled: React would
 * write what is typed into an attribute of the page.
 */
export function SignIn({ session }: { readonly session: Session }) {
  const [refused, setRefused] = useState(false)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const token = tokenIn(String(new FormData(event.currentTarget).get('token') ?? ''))
    setRefused(token === null)
    if (token === null) return
    event.currentTarget.reset()
    session.signIn(token)
  }
  return (
    <form className={styles.form} onSubmit={submit} autoComplete="off">
      <h1>Sign in</h1>
      {session.state() === 'expired' && (
        <StateMessage tone="bad" title="Your sign-in has ended.">
          Nothing of it is kept. After signing in you are back at the same view.
        </StateMessage>
      )}
      <p>Costs are read with your own rights in CloudTuner.</p>
      <TextInput
        type="password"
        name="token"
        label="Access token of CloudTuner"
        description="Kept only while this page is open."
        autoComplete="off"
        spellCheck={false}
        error={refused && 'A token has 16 to 4096 characters and no blanks.'}
      />
      <Button type="submit" look="main">
        Sign in
      </Button>
    </form>
  )
}
