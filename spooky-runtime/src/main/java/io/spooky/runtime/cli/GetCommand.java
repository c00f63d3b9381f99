package io.spooky.runtime.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.ParameterException;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import io.spooky.spi.config.ValueParsers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code get}: one HTTP/3 request, for whoever's curl cannot make it. */
@Parameters(commandDescription = "Send one HTTP/3 request and print the response")
final class GetCommand implements Command {
  @ParametersDelegate private final HelpOption help = new HelpOption();

  @Parameter(description = "URL")
  private List<String> urls = new ArrayList<>();

  @Parameter(
      names = {"-k", "--insecure"},
      description = "Take any certificate")
  private boolean insecure;

  @Parameter(
      names = "--cacert",
      placeholder = "FILE",
      description = "PEM file of certificates to trust instead of the JDK's")
  private @Nullable Path authorities;

  @Parameter(
      names = {"-X", "--method"},
      placeholder = "METHOD",
      description = "Method; without it GET, or POST with data")
  private @Nullable String method;

  @Parameter(
      names = {"-H", "--header"},
      placeholder = "'NAME: VALUE'",
      splitter = Whole.class,
      description = "A header field; may be repeated")
  private List<String> headers = new ArrayList<>();

  @Parameter(
      names = {"-d", "--data"},
      placeholder = "TEXT|@FILE",
      description = "The request body, or the file that holds it")
  private @Nullable String data;

  @Parameter(
      names = {"-i", "--include"},
      description = "Print the status, header fields and trailers too")
  private boolean include;

  @Parameter(
      names = "--connect",
      placeholder = "HOST:PORT",
      description = "Connect there instead of to the URL's host and port")
  private @Nullable String connect;

  @Parameter(
      names = "--timeout",
      placeholder = "TIME",
      description = "How long to wait for a sign of life, such as 10s")
  private String timeout = "10s";

  @Parameter(
      names = "--wait",
      placeholder = "TIME",
      description = "How long to try again where nobody listens yet, such as 10s")
  private String wait = "0";

  @Override
  public boolean helpWanted() {
    return help.wanted;
  }

  @Override
  public int run(Context context) throws CommandException {
    GetRequest request;
    Duration patience;
    Duration waiting;
    try {
      request = GetRequest.of(url(), connect, method, headers, data);
      patience = patience();
      waiting = duration("--wait", wait);
    } catch (IllegalArgumentException e) {
      throw new ParameterException("get: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandException("get: " + e.getMessage());
    }
    new Http3Get(request, new GetTrust(insecure, authorities), patience, waiting)
        .run(new ResponsePrinter(context.out(), include));
    return ExitCode.DONE;
  }

  private String url() {
    if (urls.size() != 1) {
      throw new IllegalArgumentException("one URL is needed (got: " + urls.size() + ")");
    }
    return urls.get(0);
  }

  private Duration patience() {
    Duration parsed = duration("--timeout", timeout);
    if (parsed.isZero()) {
      throw new IllegalArgumentException("--timeout: '" + timeout + "' leaves no time");
    }
    return parsed;
  }

  private static Duration duration(String option, String text) {
    try {
      return ValueParsers.duration(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(option + ": " + e.getMessage(), e);
    }
  }
}
