package gen;

import io.spooky.runtime.contract.RequestHead;
import io.spooky.runtime.contract.RouteTable;
import java.nio.charset.StandardCharsets;
import javax.annotation.processing.Generated;

/**
 * The routes of {@code config.yaml}, in the order of their precedence.
 */
@Generated("io.spooky.codegen")
final class EdgeRoutes implements RouteTable {
  private static final byte[] HOST_API_EXAMPLE_COM = bytes("api.example.com");

  private static final byte[] PATH_SERVICE_1_V1 = bytes("/service-1/v1");

  private static final byte[] PATH_SERVICE_10_V1 = bytes("/service-10/v1");

  private static final byte[] PATH_SERVICE_11_V2 = bytes("/service-11/v2");

  private static final byte[] PATH_SERVICE_12_V0 = bytes("/service-12/v0");

  private static final byte[] PATH_SERVICE_13_V1 = bytes("/service-13/v1");

  private static final byte[] PATH_SERVICE_14_V2 = bytes("/service-14/v2");

  private static final byte[] PATH_SERVICE_15_V0 = bytes("/service-15/v0");

  private static final byte[] PATH_SERVICE_16_V1 = bytes("/service-16/v1");

  private static final byte[] PATH_SERVICE_17_V2 = bytes("/service-17/v2");

  private static final byte[] PATH_SERVICE_18_V0 = bytes("/service-18/v0");

  private static final byte[] PATH_SERVICE_19_V1 = bytes("/service-19/v1");

  private static final byte[] PATH_SERVICE_2_V2 = bytes("/service-2/v2");

  private static final byte[] PATH_SERVICE_20_V2 = bytes("/service-20/v2");

  private static final byte[] PATH_SERVICE_21_V0 = bytes("/service-21/v0");

  private static final byte[] PATH_SERVICE_22_V1 = bytes("/service-22/v1");

  private static final byte[] PATH_SERVICE_23_V2 = bytes("/service-23/v2");

  private static final byte[] PATH_SERVICE_24_V0 = bytes("/service-24/v0");

  private static final byte[] PATH_SERVICE_25_V1 = bytes("/service-25/v1");

  private static final byte[] PATH_SERVICE_26_V2 = bytes("/service-26/v2");

  private static final byte[] PATH_SERVICE_27_V0 = bytes("/service-27/v0");

  private static final byte[] PATH_SERVICE_28_V1 = bytes("/service-28/v1");

  private static final byte[] PATH_SERVICE_29_V2 = bytes("/service-29/v2");

  private static final byte[] PATH_SERVICE_3_V0 = bytes("/service-3/v0");

  private static final byte[] PATH_SERVICE_30_V0 = bytes("/service-30/v0");

  private static final byte[] PATH_SERVICE_31_V1 = bytes("/service-31/v1");

  private static final byte[] PATH_SERVICE_32_V2 = bytes("/service-32/v2");

  private static final byte[] PATH_SERVICE_33_V0 = bytes("/service-33/v0");

  private static final byte[] PATH_SERVICE_34_V1 = bytes("/service-34/v1");

  private static final byte[] PATH_SERVICE_35_V2 = bytes("/service-35/v2");

  private static final byte[] PATH_SERVICE_36_V0 = bytes("/service-36/v0");

  private static final byte[] PATH_SERVICE_37_V1 = bytes("/service-37/v1");

  private static final byte[] PATH_SERVICE_38_V2 = bytes("/service-38/v2");

  private static final byte[] PATH_SERVICE_39_V0 = bytes("/service-39/v0");

  private static final byte[] PATH_SERVICE_4_V1 = bytes("/service-4/v1");

  private static final byte[] PATH_SERVICE_40_V1 = bytes("/service-40/v1");

  private static final byte[] PATH_SERVICE_41_V2 = bytes("/service-41/v2");

  private static final byte[] PATH_SERVICE_42_V0 = bytes("/service-42/v0");

  private static final byte[] PATH_SERVICE_43_V1 = bytes("/service-43/v1");

  private static final byte[] PATH_SERVICE_44_V2 = bytes("/service-44/v2");

  private static final byte[] PATH_SERVICE_45_V0 = bytes("/service-45/v0");

  private static final byte[] PATH_SERVICE_46_V1 = bytes("/service-46/v1");

  private static final byte[] PATH_SERVICE_47_V2 = bytes("/service-47/v2");

  private static final byte[] PATH_SERVICE_48_V0 = bytes("/service-48/v0");

  private static final byte[] PATH_SERVICE_49_V1 = bytes("/service-49/v1");

  private static final byte[] PATH_SERVICE_5_V2 = bytes("/service-5/v2");

  private static final byte[] PATH_SERVICE_50_V2 = bytes("/service-50/v2");

  private static final byte[] PATH_SERVICE_51_V0 = bytes("/service-51/v0");

  private static final byte[] PATH_SERVICE_52_V1 = bytes("/service-52/v1");

  private static final byte[] PATH_SERVICE_53_V2 = bytes("/service-53/v2");

  private static final byte[] PATH_SERVICE_54_V0 = bytes("/service-54/v0");

  private static final byte[] PATH_SERVICE_55_V1 = bytes("/service-55/v1");

  private static final byte[] PATH_SERVICE_56_V2 = bytes("/service-56/v2");

  private static final byte[] PATH_SERVICE_57_V0 = bytes("/service-57/v0");

  private static final byte[] PATH_SERVICE_58_V1 = bytes("/service-58/v1");

  private static final byte[] PATH_SERVICE_59_V2 = bytes("/service-59/v2");

  private static final byte[] PATH_SERVICE_60_V0 = bytes("/service-60/v0");

  private static final byte[] PATH_SERVICE_6_V0 = bytes("/service-6/v0");

  private static final byte[] PATH_SERVICE_7_V1 = bytes("/service-7/v1");

  private static final byte[] PATH_SERVICE_8_V2 = bytes("/service-8/v2");

  private static final byte[] PATH_SERVICE_9_V0 = bytes("/service-9/v0");

  @Override
  public int match(RequestHead head) {
    return exactHost(head);
  }

  /**
   * Exact hosts.
   */
  private static int exactHost(RequestHead head) {
    if (head.hostIs(HOST_API_EXAMPLE_COM)) {
      return apiExampleCom(head);
    }
    return NO_ROUTE;
  }

  /**
   * Paths of {@code api.example.com}.
   */
  private static int apiExampleCom(RequestHead head) {
    return switch (head.pathAt(9)) {
      case '1' -> apiExampleComService1(head);
      case '2' -> apiExampleComService2(head);
      case '3' -> apiExampleComService3(head);
      case '4' -> apiExampleComService4(head);
      case '5' -> apiExampleComService5(head);
      case '6' -> apiExampleComService6(head);
      case '7' -> head.pathIsUnder(PATH_SERVICE_7_V1) ? 6 : NO_ROUTE; // config.yaml:12 -> api
      case '8' -> head.pathIsUnder(PATH_SERVICE_8_V2) ? 7 : NO_ROUTE; // config.yaml:13 -> api
      case '9' -> head.pathIsUnder(PATH_SERVICE_9_V0) ? 8 : NO_ROUTE; // config.yaml:14 -> api
      default -> NO_ROUTE;
    };
  }

  /**
   * Paths of {@code api.example.com} that begin with {@code /service-1}.
   */
  private static int apiExampleComService1(RequestHead head) {
    return switch (head.pathAt(10)) {
      case '/' -> head.pathIsUnder(PATH_SERVICE_1_V1) ? 0 : NO_ROUTE; // config.yaml:6 -> api
      case '0' -> head.pathIsUnder(PATH_SERVICE_10_V1) ? 9 : NO_ROUTE; // config.yaml:15 -> api
      case '1' -> head.pathIsUnder(PATH_SERVICE_11_V2) ? 10 : NO_ROUTE; // config.yaml:16 -> api
      case '2' -> head.pathIsUnder(PATH_SERVICE_12_V0) ? 11 : NO_ROUTE; // config.yaml:17 -> api
      case '3' -> head.pathIsUnder(PATH_SERVICE_13_V1) ? 12 : NO_ROUTE; // config.yaml:18 -> api
      case '4' -> head.pathIsUnder(PATH_SERVICE_14_V2) ? 13 : NO_ROUTE; // config.yaml:19 -> api
      case '5' -> head.pathIsUnder(PATH_SERVICE_15_V0) ? 14 : NO_ROUTE; // config.yaml:20 -> api
      case '6' -> head.pathIsUnder(PATH_SERVICE_16_V1) ? 15 : NO_ROUTE; // config.yaml:21 -> api
      case '7' -> head.pathIsUnder(PATH_SERVICE_17_V2) ? 16 : NO_ROUTE; // config.yaml:22 -> api
      case '8' -> head.pathIsUnder(PATH_SERVICE_18_V0) ? 17 : NO_ROUTE; // config.yaml:23 -> api
      case '9' -> head.pathIsUnder(PATH_SERVICE_19_V1) ? 18 : NO_ROUTE; // config.yaml:24 -> api
      default -> NO_ROUTE;
    };
  }

  /**
   * Paths of {@code api.example.com} that begin with {@code /service-2}.
   */
  private static int apiExampleComService2(RequestHead head) {
    return switch (head.pathAt(10)) {
      case '/' -> head.pathIsUnder(PATH_SERVICE_2_V2) ? 1 : NO_ROUTE; // config.yaml:7 -> api
      case '0' -> head.pathIsUnder(PATH_SERVICE_20_V2) ? 19 : NO_ROUTE; // config.yaml:25 -> api
      case '1' -> head.pathIsUnder(PATH_SERVICE_21_V0) ? 20 : NO_ROUTE; // config.yaml:26 -> api
      case '2' -> head.pathIsUnder(PATH_SERVICE_22_V1) ? 21 : NO_ROUTE; // config.yaml:27 -> api
      case '3' -> head.pathIsUnder(PATH_SERVICE_23_V2) ? 22 : NO_ROUTE; // config.yaml:28 -> api
      case '4' -> head.pathIsUnder(PATH_SERVICE_24_V0) ? 23 : NO_ROUTE; // config.yaml:29 -> api
      case '5' -> head.pathIsUnder(PATH_SERVICE_25_V1) ? 24 : NO_ROUTE; // config.yaml:30 -> api
      case '6' -> head.pathIsUnder(PATH_SERVICE_26_V2) ? 25 : NO_ROUTE; // config.yaml:31 -> api
      case '7' -> head.pathIsUnder(PATH_SERVICE_27_V0) ? 26 : NO_ROUTE; // config.yaml:32 -> api
      case '8' -> head.pathIsUnder(PATH_SERVICE_28_V1) ? 27 : NO_ROUTE; // config.yaml:33 -> api
      case '9' -> head.pathIsUnder(PATH_SERVICE_29_V2) ? 28 : NO_ROUTE; // config.yaml:34 -> api
      default -> NO_ROUTE;
    };
  }

  /**
   * Paths of {@code api.example.com} that begin with {@code /service-3}.
   */
  private static int apiExampleComService3(RequestHead head) {
    return switch (head.pathAt(10)) {
      case '/' -> head.pathIsUnder(PATH_SERVICE_3_V0) ? 2 : NO_ROUTE; // config.yaml:8 -> api
      case '0' -> head.pathIsUnder(PATH_SERVICE_30_V0) ? 29 : NO_ROUTE; // config.yaml:35 -> api
      case '1' -> head.pathIsUnder(PATH_SERVICE_31_V1) ? 30 : NO_ROUTE; // config.yaml:36 -> api
      case '2' -> head.pathIsUnder(PATH_SERVICE_32_V2) ? 31 : NO_ROUTE; // config.yaml:37 -> api
      case '3' -> head.pathIsUnder(PATH_SERVICE_33_V0) ? 32 : NO_ROUTE; // config.yaml:38 -> api
      case '4' -> head.pathIsUnder(PATH_SERVICE_34_V1) ? 33 : NO_ROUTE; // config.yaml:39 -> api
      case '5' -> head.pathIsUnder(PATH_SERVICE_35_V2) ? 34 : NO_ROUTE; // config.yaml:40 -> api
      case '6' -> head.pathIsUnder(PATH_SERVICE_36_V0) ? 35 : NO_ROUTE; // config.yaml:41 -> api
      case '7' -> head.pathIsUnder(PATH_SERVICE_37_V1) ? 36 : NO_ROUTE; // config.yaml:42 -> api
      case '8' -> head.pathIsUnder(PATH_SERVICE_38_V2) ? 37 : NO_ROUTE; // config.yaml:43 -> api
      case '9' -> head.pathIsUnder(PATH_SERVICE_39_V0) ? 38 : NO_ROUTE; // config.yaml:44 -> api
      default -> NO_ROUTE;
    };
  }

  /**
   * Paths of {@code api.example.com} that begin with {@code /service-4}.
   */
  private static int apiExampleComService4(RequestHead head) {
    return switch (head.pathAt(10)) {
      case '/' -> head.pathIsUnder(PATH_SERVICE_4_V1) ? 3 : NO_ROUTE; // config.yaml:9 -> api
      case '0' -> head.pathIsUnder(PATH_SERVICE_40_V1) ? 39 : NO_ROUTE; // config.yaml:45 -> api
      case '1' -> head.pathIsUnder(PATH_SERVICE_41_V2) ? 40 : NO_ROUTE; // config.yaml:46 -> api
      case '2' -> head.pathIsUnder(PATH_SERVICE_42_V0) ? 41 : NO_ROUTE; // config.yaml:47 -> api
      case '3' -> head.pathIsUnder(PATH_SERVICE_43_V1) ? 42 : NO_ROUTE; // config.yaml:48 -> api
      case '4' -> head.pathIsUnder(PATH_SERVICE_44_V2) ? 43 : NO_ROUTE; // config.yaml:49 -> api
      case '5' -> head.pathIsUnder(PATH_SERVICE_45_V0) ? 44 : NO_ROUTE; // config.yaml:50 -> api
      case '6' -> head.pathIsUnder(PATH_SERVICE_46_V1) ? 45 : NO_ROUTE; // config.yaml:51 -> api
      case '7' -> head.pathIsUnder(PATH_SERVICE_47_V2) ? 46 : NO_ROUTE; // config.yaml:52 -> api
      case '8' -> head.pathIsUnder(PATH_SERVICE_48_V0) ? 47 : NO_ROUTE; // config.yaml:53 -> api
      case '9' -> head.pathIsUnder(PATH_SERVICE_49_V1) ? 48 : NO_ROUTE; // config.yaml:54 -> api
      default -> NO_ROUTE;
    };
  }

  /**
   * Paths of {@code api.example.com} that begin with {@code /service-5}.
   */
  private static int apiExampleComService5(RequestHead head) {
    return switch (head.pathAt(10)) {
      case '/' -> head.pathIsUnder(PATH_SERVICE_5_V2) ? 4 : NO_ROUTE; // config.yaml:10 -> api
      case '0' -> head.pathIsUnder(PATH_SERVICE_50_V2) ? 49 : NO_ROUTE; // config.yaml:55 -> api
      case '1' -> head.pathIsUnder(PATH_SERVICE_51_V0) ? 50 : NO_ROUTE; // config.yaml:56 -> api
      case '2' -> head.pathIsUnder(PATH_SERVICE_52_V1) ? 51 : NO_ROUTE; // config.yaml:57 -> api
      case '3' -> head.pathIsUnder(PATH_SERVICE_53_V2) ? 52 : NO_ROUTE; // config.yaml:58 -> api
      case '4' -> head.pathIsUnder(PATH_SERVICE_54_V0) ? 53 : NO_ROUTE; // config.yaml:59 -> api
      case '5' -> head.pathIsUnder(PATH_SERVICE_55_V1) ? 54 : NO_ROUTE; // config.yaml:60 -> api
      case '6' -> head.pathIsUnder(PATH_SERVICE_56_V2) ? 55 : NO_ROUTE; // config.yaml:61 -> api
      case '7' -> head.pathIsUnder(PATH_SERVICE_57_V0) ? 56 : NO_ROUTE; // config.yaml:62 -> api
      case '8' -> head.pathIsUnder(PATH_SERVICE_58_V1) ? 57 : NO_ROUTE; // config.yaml:63 -> api
      case '9' -> head.pathIsUnder(PATH_SERVICE_59_V2) ? 58 : NO_ROUTE; // config.yaml:64 -> api
      default -> NO_ROUTE;
    };
  }

  /**
   * Paths of {@code api.example.com} that begin with {@code /service-6}.
   */
  private static int apiExampleComService6(RequestHead head) {
    if (head.pathIsUnder(PATH_SERVICE_60_V0)) {
      return 59; // config.yaml:65 -> api
    }
    if (head.pathIsUnder(PATH_SERVICE_6_V0)) {
      return 5; // config.yaml:11 -> api
    }
    return NO_ROUTE;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
