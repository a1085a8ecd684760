using System.Text.Json;
using Kontor.Dialects.BitMart.Wire;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;

namespace Kontor.Dialects.BitMart.Endpoints.Futures;

/// <summary>An order as the queries list it: one of the book, or a trailing one that waits for its price.</summary>
internal sealed class ShownOrder
{
    private readonly PerpetualOrderRow _order;
    private readonly PlanRow _plan;
    private readonly SeatSettings _settings;
    private readonly bool _isTrailing;

    private ShownOrder(in PerpetualOrderRow order) => _order = order;

    private ShownOrder(in PlanRow plan, SeatSettings settings) => (_plan, _settings, _isTrailing) = (plan, settings, true);

    public static ShownOrder Of(PerpetualOrderRow order) => new(order);

    public static ShownOrder Of(PerpetualExchange perpetuals, in PlanRow plan) =>
        new(plan, perpetuals.SettingsOf(plan.User, perpetuals.At(plan.Contract)));

    public static ShownOrder Of(in PlanRow plan, SeatSettings settings) => new(plan, settings);

    public long Id => _isTrailing ? _plan.Id : _order.Id;
    public int Contract => _isTrailing ? _plan.Contract : _order.Contract;
    public long UpdatedMs => _isTrailing ? _plan.EndedMs : _order.UpdatedMs;
    public string Type => _isTrailing ? ContractWords.TypeOf(_plan) : ContractWords.TypeOf(_order);
    public bool IsPartlyFilled => !_isTrailing && _order.State == PerpetualOrderState.PartiallyFilled;

    public void Write(Utf8JsonWriter json, ContractText text)
    {
        if (_isTrailing)
            ContractOrderText.WriteTrailing(json, text, _plan, _settings);
        else
            ContractOrderText.Write(json, text, _order);
    }
}
