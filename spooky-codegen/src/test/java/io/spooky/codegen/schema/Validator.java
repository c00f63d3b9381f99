package io.spooky.codegen.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.spooky.codegen.check.ProviderCatalog;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** A schema, applied by a validator that knows nothing of Spooky. */
final class Validator {
  private final Schema schema;

  private Validator(String text) {
    this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(text);
  }

  /** Returns the schema of a catalog. */
  static Validator of(ProviderCatalog catalog) {
    return new Validator(ConfigSchema.of(catalog));
  }

  /** Returns the schema as a tree. */
  JsonNode tree() {
    return schema.getSchemaNode();
  }

  /** Returns what is wrong with a document. */
  List<Error> errors(YamlAsJson document) {
    return schema.validate(document.root());
  }

  /** Returns what is wrong with a text. */
  List<Error> errors(String yaml) {
    return errors(YamlAsJson.read(yaml).orElseThrow());
  }

  /** Returns the pointers of the values that errors are about, and of keys that are too many. */
  Set<String> pointers(YamlAsJson document) {
    Set<String> pointers = new TreeSet<>();
    for (Error error : errors(document)) {
      String pointer = error.getInstanceLocation().toString();
      pointers.add(pointer);
      if ("key".equals(error.getProperty()) && error.getKeyword().equals("required")) {
        // What makes a key to hash necessary stands beside it.
        document
            .root()
            .at(pointer)
            .propertyNames()
            .forEach(name -> pointers.add(YamlAsJson.member(pointer, name)));
      } else if (error.getProperty() != null && !error.getKeyword().equals("required")) {
        pointers.add(YamlAsJson.member(pointer, error.getProperty()));
      }
      if (error.getKeyword().equals("uniqueItems")) {
        pointers.addAll(repeated(document.root().at(pointer), pointer));
      }
    }
    return pointers;
  }

  private static List<String> repeated(JsonNode list, String pointer) {
    Set<JsonNode> seen = new HashSet<>();
    List<String> repeated = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      if (!seen.add(list.get(i))) {
        repeated.add(pointer + "/" + i);
      }
    }
    return repeated;
  }
}
