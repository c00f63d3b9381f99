package io.spooky.runtime.edge;

/** Fired on a request stream when the client has ended it, between two frames; once. */
enum RequestEnd {
  /** The event. */
  INSTANCE
}
