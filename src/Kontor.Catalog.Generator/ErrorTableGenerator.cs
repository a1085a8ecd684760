using System.IO;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Kontor.Catalog.Generator;

/// <summary>Turns a project's <c>errors.tsv</c> into its class <c>Errors</c>, and stops the build where a row is bad.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ErrorTableGenerator : IIncrementalGenerator
{
    private const string FileName = "errors.tsv";

    private static readonly DiagnosticDescriptor BadTable = new(
        "KONTOR001",
        "Bad error table",
        "{0}",
        "Kontor.Catalog",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true
    );

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var rootNamespace = context.AnalyzerConfigOptionsProvider.Select(
            static (options, _) => options.GlobalOptions.TryGetValue("build_property.RootNamespace", out var name) ? name : ""
        );
        var tables = context
            .AdditionalTextsProvider.Where(static file => Path.GetFileName(file.Path) == FileName)
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(
                static (pair, stop) =>
                    (
                        pair.Left.Path,
                        Text: pair.Left.GetText(stop)?.ToString() ?? "",
                        Dialect: pair
                            .Right.GetOptions(pair.Left)
                            .TryGetValue("build_metadata.AdditionalFiles.KontorDialect", out var dialect)
                            ? dialect
                            : ""
                    )
            )
            .Combine(rootNamespace);
        context.RegisterSourceOutput(tables, static (output, table) => Generate(output, table.Left, table.Right));
    }

    private static void Generate(SourceProductionContext output, (string Path, string Text, string Dialect) file, string rootNamespace)
    {
        var text = SourceText.From(file.Text, Encoding.UTF8);
        if (file.Dialect.Length == 0 || rootNamespace.Length == 0)
        {
            Report(output, file.Path, text, text.Lines[0], "the project must set KontorDialect on this file and have a RootNamespace");
            return;
        }

        var table = ErrorTable.Read(text);
        foreach (var fault in table.Faults)
            Report(output, file.Path, text, fault.Line, fault.Reason);

        // The good rows are written even so: one bad row must not bury its own message under a hundred unknown names.
        var source = ErrorsWriter.Write(file.Dialect, rootNamespace, table.Rows);
        output.AddSource("Errors.g.cs", SourceText.From(source, Encoding.UTF8));
    }

    private static void Report(SourceProductionContext output, string path, SourceText text, TextLine line, string reason)
    {
        var place = Location.Create(path, line.Span, text.Lines.GetLinePositionSpan(line.Span));
        output.ReportDiagnostic(Diagnostic.Create(BadTable, place, reason));
    }
}
