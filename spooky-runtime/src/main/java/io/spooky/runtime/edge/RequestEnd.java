package io.spooky.runtime.edge;

/** Fired on a request stream when the client has ended it, between two frames; once. */
enum RequestEnd {
  /** As Netty reports it. */
  INSTANCE,
  /** Found out behind Netty's back, whose channel waits for it for ever. */
  UNREPORTED
}
