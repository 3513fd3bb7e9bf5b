import { Component, type ReactNode } from "react";
import { Button } from "@/design/Button";
import { EmptyState } from "@/design/EmptyState";
import { words } from "./words";

interface RescueProps {
  /** Another one is another page: it is tried anew. */
  readonly path: string;
  readonly children: ReactNode;
}

interface RescueState {
  readonly path: string;
  readonly hasFailed: boolean;
}

/**
 * A page that fails leaves the rest standing, and says the next step. The most usual reason is that the page was
 * renewed on the server while it was open here, so that a part of the old one is no longer there.
 */
export class Rescue extends Component<RescueProps, RescueState> {
  override state: RescueState = { path: this.props.path, hasFailed: false };

  static getDerivedStateFromError(): Partial<RescueState> {
    return { hasFailed: true };
  }

  static getDerivedStateFromProps(props: RescueProps, state: RescueState): RescueState | null {
    return props.path === state.path ? null : { path: props.path, hasFailed: false };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    const t = words("app");
    return (
      <div role="alert">
        <EmptyState
          title={t("rescue.title")}
          action={
            <Button kind="primary" onPress={() => window.location.reload()}>
              {t("rescue.reload")}
            </Button>
          }
        >
          {t("rescue.text")}
        </EmptyState>
      </div>
    );
  }
}
