package gen;

import io.spooky.runtime.contract.Balancers;
import io.spooky.runtime.contract.Dispatcher;
import io.spooky.runtime.contract.PickRequest;
import io.spooky.spi.Balancer;
import javax.annotation.processing.Generated;

/**
 * Picks backends for one worker, by the strategies of {@code config.yaml}.
 */
@Generated("io.spooky.codegen")
final class EdgeDispatcher implements Dispatcher {
  private final Balancer byHeaderXUser;

  private final Balancer byCookieSid;

  private final Balancer byQueryQ;

  private final Balancer byPath;

  private final Balancer byHost;

  private final Balancer bySourceIp;

  EdgeDispatcher(Balancers balancers) {
    this.byHeaderXUser = balancers.of(0);
    this.byCookieSid = balancers.of(1);
    this.byQueryQ = balancers.of(2);
    this.byPath = balancers.of(3);
    this.byHost = balancers.of(4);
    this.bySourceIp = balancers.of(5);
  }

  @Override
  public int pick(int upstream, PickRequest request) {
    return switch (upstream) {
      case 0 -> pickByHeaderXUser(request);
      case 1 -> pickByCookieSid(request);
      case 2 -> pickByQueryQ(request);
      case 3 -> pickByPath(request);
      case 4 -> pickByHost(request);
      case 5 -> pickBySourceIp(request);
      default -> throw new IndexOutOfBoundsException(upstream);
    };
  }

  /**
   * The upstream {@code by-header-X-User}, balanced by {@code consistent-hash}.
   */
  private int pickByHeaderXUser(PickRequest request) {
    return this.byHeaderXUser.pick(request.withHashKey(request.hashOfHeader("x-user"))); // config.yaml:6
  }

  /**
   * The upstream {@code by-cookie-sid}, balanced by {@code consistent-hash}.
   */
  private int pickByCookieSid(PickRequest request) {
    return this.byCookieSid.pick(request.withHashKey(request.hashOfCookie("sid"))); // config.yaml:10
  }

  /**
   * The upstream {@code by-query-q}, balanced by {@code consistent-hash}.
   */
  private int pickByQueryQ(PickRequest request) {
    return this.byQueryQ.pick(request.withHashKey(request.hashOfQuery("q"))); // config.yaml:14
  }

  /**
   * The upstream {@code by-path}, balanced by {@code consistent-hash}.
   */
  private int pickByPath(PickRequest request) {
    return this.byPath.pick(request.withHashKey(request.hashOfPath())); // config.yaml:18
  }

  /**
   * The upstream {@code by-host}, balanced by {@code consistent-hash}.
   */
  private int pickByHost(PickRequest request) {
    return this.byHost.pick(request.withHashKey(request.hashOfHost())); // config.yaml:22
  }

  /**
   * The upstream {@code by-source_ip}, balanced by {@code consistent-hash}.
   */
  private int pickBySourceIp(PickRequest request) {
    return this.bySourceIp.pick(request.withHashKey(request.hashOfSourceIp())); // config.yaml:26
  }
}
