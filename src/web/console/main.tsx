import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from '../kit/api.ts'
import { ErrorBoundary } from '../kit/error-boundary.tsx'
import { HotkeyProvider } from '../kit/hotkeys.tsx'
import { LanguageProvider } from '../kit/i18n/i18n.tsx'
import { ThemeProvider } from '../kit/theme.tsx'
import '../kit/kit.css'
import './console.css'
import { router } from './router.tsx'
import { askEarly } from './shell/ask-early.ts'

askEarly(window.location)

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <LanguageProvider>
      <ThemeProvider>
        <ErrorBoundary>
          <QueryClientProvider client={queryClient}>
            <HotkeyProvider>
              <RouterProvider router={router} />
            </HotkeyProvider>
          </QueryClientProvider>
        </ErrorBoundary>
      </ThemeProvider>
    </LanguageProvider>
  </StrictMode>,
)
