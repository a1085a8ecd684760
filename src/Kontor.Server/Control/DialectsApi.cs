using Kontor.Catalog;
using Kontor.Gate;

namespace Kontor.Server.Control;

/// <summary>The error tables and the order of checks, as data.</summary>
internal static class DialectsApi
{
    public static void MapDialects(this RouteGroupBuilder control)
    {
        control.MapGet("/dialects", List).WithSummary("The dialects served here.");
        control.MapGet("/dialects/{dialect}/errors", Errors).WithSummary("A dialect's error table.");
        control.MapGet("/dialects/{dialect}/profile", Profile).WithSummary("A dialect's checks in the order in which they refuse.");
    }

    private static IEnumerable<DialectView> List(Door door) =>
        door.Dialects.Select(dialect => new DialectView(
            dialect.Name,
            dialect.Prefixes,
            dialect.Rows.Count,
            dialect.Routes.Routes.Select(route => $"{route.Method} {route.Path}")
        ));

    private static IResult Errors(string dialect, Door door) =>
        Find(door, dialect) is { } found
            ? Results.Ok(found.Rows.Select(ErrorView.Of))
            : Problem.NotFound($"There is no dialect {dialect}.");

    private static IResult Profile(string dialect, Door door) =>
        Find(door, dialect) is { } found
            ? Results.Ok(
                found.Profile.Steps.Select(step => new StepView(
                    step.Stage.Name,
                    step.From.ToString().ToLowerInvariant(),
                    step.Stage.Rows.Select(row => row.Code).Distinct()
                ))
            )
            : Problem.NotFound($"There is no dialect {dialect}.");

    private static Dialect? Find(Door door, string name) => door.Dialects.FirstOrDefault(dialect => dialect.Name == name);

    internal sealed record DialectView(string Name, IReadOnlyList<string> Prefixes, int ErrorRows, IEnumerable<string> Routes);

    internal sealed record StepView(string Stage, string AppliesFrom, IEnumerable<string> RefusesWith);

    internal sealed record ErrorView(string Key, string Code, int Http, string Retry, string Section, string Message, string Cause)
    {
        public static ErrorView Of(ErrorRow row) =>
            new(row.Key, row.Code, row.Http, row.Retry.ToString().ToLowerInvariant(), row.Section, row.Message, row.Cause);
    }
}
