using Kontor.Catalog;
using Kontor.Gate;

namespace Kontor.Dialects.ValueScan.Endpoints;

/// <summary>One entry of the contract's registry: the route, and the form of what is sent to it.</summary>
internal sealed record Interface(Route Route, Form Form);

/// <summary>What an interface takes: the fields it needs, and the check of everything that was sent.</summary>
internal sealed record Form(IReadOnlyList<string> Required, Func<Call, ValueTask<Refusal?>> CheckAsync);

/// <summary>The forms of all interfaces, by path.</summary>
internal sealed class Forms(IEnumerable<Interface> interfaces)
{
    private readonly Dictionary<string, Form> _byPath = interfaces.ToDictionary(
        one => one.Route.Path,
        one => one.Form,
        StringComparer.Ordinal
    );

    public Form Of(Call call) => _byPath[call.Route!.Path];
}
