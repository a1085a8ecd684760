using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.BitMart.Endpoints.Futures;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Funding;
using Kontor.World.Ledger;

namespace Kontor.Dialects.BitMart.Endpoints.IfContract;

/// <summary><c>cloudAccounts</c>: the accounts that an integrator opens under its own, for those whom it serves.</summary>
internal sealed class CloudAccountEndpoints(TradingHouse house)
{
    private const int NameLengthMax = 32;

    public void Map(RouteTable routes)
    {
        routes.Add(LegacyRoutes.Keyed("cloudAccounts", List) with { Holder = Holder.Main });
        routes.Add(LegacyRoutes.Signed("cloudAccounts", Open) with { Holder = Holder.Main });
    }

    private async ValueTask<Refusal?> List(Call call)
    {
        var main = call.User!.Number;
        var (accounts, refusal) = await house.AskAsync(
            call,
            state => state.Funding.Find(ExchangeId.BitMart)!.SubAccounts.Of(main).ToList()
        );
        if (refusal is not null)
            return refusal;
        var json = Envelope.BeginWithErrno(call);
        json.WriteStartObject();
        json.WriteStartArray("cloud_accounts"u8);
        foreach (var account in accounts!)
            Write(json, account);
        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> Open(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (given.Required("name", out var name) is { } missing)
            return missing;
        if (name.Length > NameLengthMax)
            return ParameterFamily.Contract.OutOfRange("name");
        var (opened, busy) = await house.DoAsync(call, new OpenSubAccount(ExchangeId.BitMart, call.User!.Number, name));
        if (busy is not null)
            return busy;
        if (!opened.IsOk)
            return opened.Reject switch
            {
                Reject.AboveSubAccountQuota => Errors.CloudAccountCountLimit,
                Reject.NotMainUser => Errors.HeaderKeyForbidden,
                _ => FuturesRefusals.Of(opened.Reject),
            };
        var json = Envelope.BeginWithErrno(call);
        Write(json, opened.Value);
        return Envelope.End(call);
    }

    private static void Write(Utf8JsonWriter json, SubAccount account)
    {
        json.WriteStartObject();
        json.WriteNumber("account_id"u8, account.User);
        json.WriteString("name"u8, account.Name);
        json.WriteNumber("status"u8, (int)account.State);
        json.WriteInstant("created_at"u8, account.OpenedMs);
        json.WriteEndObject();
    }
}
