using System.Text.Json;
using Kontor.Analytics;
using Kontor.Catalog;
using Kontor.Dialects.ValueScan.Tokens;
using Kontor.Dialects.ValueScan.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.ValueScan.Endpoints;

/// <summary>Reads what was sent for one interface, or refuses it. What was read waits in the call for the answer.</summary>
/// <param name="tokens">All tokens as they are now.</param>
internal delegate Refusal? Ask<TRequest>(Call call, TokenList tokens, out TRequest request);

/// <summary>Writes the value of <c>data</c>.</summary>
internal delegate void Tell<in TRequest>(Utf8JsonWriter json, TRequest request);

/// <summary>
/// How every metered interface is served: what was sent is read against the tokens there are, the figures have to be up to date, the answer is
/// written, and what it costs is taken when it stands ready.
/// </summary>
internal sealed class Shop(Analyst analyst, TokenRegistry registry, Till till)
{
    public const string Prefix = "/api/open/v1/";
    public const string TokenId = "vsTokenId";

    /// <param name="path">Below the prefix.</param>
    /// <param name="service">By this name operators close, slow or break what stands behind a group of interfaces.</param>
    /// <param name="required">The fields that have to be there.</param>
    public Interface Sell<TRequest>(
        string path,
        int credits,
        string service,
        IReadOnlyList<string> required,
        Ask<TRequest> ask,
        Tell<TRequest> tell
    )
        where TRequest : class
    {
        var route = new Route("POST", Prefix + path, Access.Signed, call => AnswerAsync(call, tell))
        {
            Credits = credits,
            Service = service,
            Endpoint = "valuescan/" + path,
        };
        return new Interface(route, new Form(required, call => CheckAsync(call, ask)));
    }

    /// <summary>Reads the number of a token that there is.</summary>
    public static Refusal? ReadToken(Call call, TokenList tokens, out Token token)
    {
        token = null!;
        if (!Fields.TryReadWhole(call.Json, TokenId, out var id) || tokens.Find(id) is not { } found)
            return Errors.RequiredParamsIllegal;
        token = found;
        return null;
    }

    private async ValueTask<Refusal?> CheckAsync<TRequest>(Call call, Ask<TRequest> ask)
        where TRequest : class
    {
        var tokens = await registry.ReadAsync();
        if (call.Dialect.RefusalOf(call, tokens) is { } unavailable)
            return unavailable;
        var refusal = ask(call, tokens.Value, out var request);
        call.Arguments = request;
        return refusal;
    }

    private async ValueTask<Refusal?> AnswerAsync<TRequest>(Call call, Tell<TRequest> tell)
        where TRequest : class
    {
        if (!await analyst.IsReadyAsync(call.Http?.RequestAborted ?? CancellationToken.None))
            return Errors.UnknownError;
        tell(Envelope.Begin(call), (TRequest)call.Arguments!);
        Envelope.End(call);
        return await till.ChargeAsync(call);
    }
}
