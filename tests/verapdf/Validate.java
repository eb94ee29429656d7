import java.io.FileInputStream;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/**
 * Holds PDF files against profiles of veraPDF: PROFILE[,PROFILE...] FILE...
 *
 * <p>For each file and profile a line of four fields, parted by tabs: PASS or FAIL, the profile, the
 * number of rules in it, and the file; after a FAIL an indented line for each rule that was broken.
 * One start of Java serves all files, since it costs more than a file does.
 */
public class Validate {
    private static final String FOLDER = "/org/verapdf/pdfa/validation/";
    private static final int FAILURES = 10_000; // enough to see every rule that is broken

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (String name : arguments[0].split(",")) {
            ValidationProfile profile;
            try (InputStream xml = Validate.class.getResourceAsStream(FOLDER + name + ".xml")) {
                profile = Profiles.profileFromXml(xml);
            }
            for (int index = 1; index < arguments.length; index++) {
                report(name, profile, arguments[index]);
            }
        }
    }

    private static void report(String name, ValidationProfile profile, String file)
            throws Exception {
        ValidationResult result;
        try (InputStream data = new FileInputStream(file);
                PDFAParser parser =
                        Foundries.defaultInstance().createParser(data, profile.getPDFAFlavour());
                PDFAValidator validator =
                        Foundries.defaultInstance()
                                .createValidator(profile, FAILURES, false, false, false)) {
            result = validator.validate(parser);
        }
        String verdict = result.isCompliant() ? "PASS" : "FAIL";
        System.out.println(
                String.join("\t", verdict, name, "" + profile.getRules().size(), file));
        Set<String> broken = new TreeSet<>();
        for (TestAssertion one : result.getTestAssertions()) {
            if (one.getStatus() == TestAssertion.Status.FAILED) {
                String rule =
                        one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber();
                broken.add("    " + rule + ": " + one.getMessage());
            }
        }
        broken.forEach(System.out::println);
    }
}
