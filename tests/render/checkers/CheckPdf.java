// Shows PDF files to veraPDF. Arguments: profiles as "ua1,2a", then files. A line for each verdict and broken rule:
// verdict TAB profile TAB file [TAB rule TAB message TAB place]. Run by tests/render/checkers; SPDX-License-Identifier: MIT
import java.io.FileInputStream;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

public class CheckPdf {
    private static final String RULES = "/org/verapdf/pdfa/validation/PDF%s.xml";
    private static final int FEW = 5;

    public static void main(String[] given) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (String name : given[0].split(",")) {
            ValidationProfile profile = profileOf(name);
            for (int at = 1; at < given.length; at++) {
                check(name, profile, given[at]);
            }
        }
    }

    private static ValidationProfile profileOf(String name) throws Exception {
        String file = name.startsWith("ua") ? "UA-" + name.substring(2) : "A-" + name.toUpperCase();
        try (InputStream rules = CheckPdf.class.getResourceAsStream(String.format(RULES, file))) {
            return Profiles.profileFromXml(rules);
        }
    }

    private static void check(String name, ValidationProfile profile, String path) throws Exception {
        try (InputStream content = new FileInputStream(path);
                PDFAParser parser = Foundries.defaultInstance().createParser(content, PDFAFlavour.fromString(name));
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(profile, FEW, true, false, false)) {
            ValidationResult result = validator.validate(parser);
            System.out.println((result.isCompliant() ? "sound" : "broken") + "\t" + name + "\t" + path);
            Map<String, TestAssertion> broken = new LinkedHashMap<>();
            for (TestAssertion each : result.getTestAssertions()) {
                if (each.getStatus() == TestAssertion.Status.FAILED) {
                    String rule = each.getRuleId().getClause() + "-" + each.getRuleId().getTestNumber();
                    broken.putIfAbsent(rule, each);
                }
            }
            broken.forEach((rule, each) -> System.out.println(String.join("\t", "rule", name, path, rule,
                    each.getMessage().replaceAll("\\s+", " "), String.valueOf(each.getLocation().getContext()))));
        }
    }
}
