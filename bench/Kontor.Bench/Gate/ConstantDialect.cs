using Kontor.Catalog;
using Kontor.Gate;
using Kontor.Gate.Limits;

namespace Kontor.Bench.Gate;

/// <summary>
/// A real dialect with its whole gate, its limits and its headers, in which one route answers a constant. What remains beside the bare
/// server is the gate alone: no world is asked.
/// </summary>
public sealed class ConstantDialect : Dialect
{
    private readonly Dialect _real;

    public ConstantDialect(Dialect real, string method, string path, ReferenceAnswer answer)
    {
        _real = real;
        var route = real.Routes.Routes.Single(one => one.Method == method && one.Path == path);
        Routes = new RouteTable();
        Routes.Add(route with { Handler = call => Answer(call, answer.BodyText) });
        Routes.Seal();
    }

    public override string Name => _real.Name;
    public override IReadOnlyList<ErrorRow> Rows => _real.Rows;
    public override IReadOnlyList<string> Prefixes => _real.Prefixes;
    public override Profile Profile => _real.Profile;
    public override RouteTable Routes { get; }
    public override IReadOnlyList<LimitRule> UnroutedLimits => _real.UnroutedLimits;
    public override IReadOnlyList<string> SecretParameters => _real.SecretParameters;

    public override void WriteRefusal(Call call, Refusal refusal) => _real.WriteRefusal(call, refusal);

    public override void Complete(Call call) => _real.Complete(call);

    public override Refusal OnFault(Call call) => _real.OnFault(call);

    public override Refusal OnBusy(Call call) => _real.OnBusy(call);

    public override Refusal OnUnavailable(Call call) => _real.OnUnavailable(call);

    public override Refusal OnMalformed(Call call) => _real.OnMalformed(call);

    private static ValueTask<Refusal?> Answer(Call call, string body)
    {
        call.Reply.Start(200).WriteRawValue(body, skipInputValidation: true);
        call.Reply.Finish();
        return new((Refusal?)null);
    }
}
